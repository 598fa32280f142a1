using System.Diagnostics;
using BriefingBus.Composer.Selection;
using BriefingBus.Composer.Storage;
using BriefingBus.Composer.Stories.Grouping;
using BriefingBus.Composer.Telemetry;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Persistence;
using BriefingBus.Rendering.Briefings;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Composing;

/// <summary>Composes briefings from the collected items, both stored briefings and previews.</summary>
public sealed class BriefingComposer(
    IDbContextFactory<ComposerContext> contexts, SerializedWriter<ComposerContext> writer, BriefingConfiguration configuration,
        ScoreOptions score, GroupingOptions grouping, RetentionOptions retention,
    CompositionMetrics metrics, TimeProvider clock)
{
    /// <summary>Composes an edition for an instant from everything known, and stores it. Returns the stored briefing if any process
    /// composed it before. Two requests within one second are one, since their briefings would have the same address.</summary>
    /// <exception cref="UnknownEditionException">The configuration has no such edition.</exception>
    public Task<StoredBriefing> ComposeAsync(ComposeBriefing request, CancellationToken cancellationToken) =>
        ComposeAsync(request, InputReader.EverythingAsync, cancellationToken);

    /// <summary>Composes an edition for a past instant from what was known then, and stores it.</summary>
    /// <exception cref="UnknownEditionException">The configuration has no such edition.</exception>
    public Task<StoredBriefing> RecomposeAsync(ComposeBriefing request, CancellationToken cancellationToken) =>
        ComposeAsync(request, (context, cancel) => InputReader.AsOfAsync(context, request.ScheduledAt, cancel), cancellationToken);

    /// <summary>Composes a preview of an edition, and stores nothing. The preview of a stored briefing is identical to it, byte for byte,
    /// as long as edition and rules are the same; any other instant is composed from what was known then.</summary>
    /// <exception cref="UnknownEditionException">The configuration has no such edition.</exception>
    public async Task<BriefingComposed> PreviewAsync(string edition, DateTimeOffset at, CancellationToken cancellationToken) =>
        await Forms.RenderAsync(await ReadAsync(edition, at, Composition.Compose, cancellationToken));

    /// <summary>Reads the input of a preview, and applies a function to it while the database is open.</summary>
    /// <exception cref="UnknownEditionException">The configuration has no such edition.</exception>
    public async Task<T> ReadAsync<T>(string edition, DateTimeOffset at, Func<CompositionInput, T> use, CancellationToken cancellationToken)
    {
        var options = Edition(edition);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await FindAsync(context, NameBasedId.ForBriefing(options.Name, at), cancellationToken);
        var known = stored is not null
            ? new Watermark(stored.ItemsKnown, stored.BriefingsKnown, stored.ComposedAt)
            : await InputReader.AsOfAsync(context, at, cancellationToken);
        var input = (await ReadAsync(context, options, at, known, stored?.CompositionContext, cancellationToken)).Input;
        // The polls until a future instant have not happened yet and must not count as overdue.
        return use(stored is null && at > clock.GetUtcNow()
            ? input with { Feeds = [.. input.Feeds.Select(f => f with { NextFetch = null })] } : input);
    }

    /// <summary>Whether the edition has a stored briefing for the instant.</summary>
    public async Task<bool> HasComposedAsync(string edition, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var id = NameBasedId.ForBriefing(edition, at);
        return await context.Briefings.AnyAsync(b => b.BriefingId == id, cancellationToken);
    }

    /// <summary>The instant of the edition's stored briefing within the minute that begins at <paramref name="at"/>: a requested briefing
    /// is labelled with its minute and composed seconds later. Returns <paramref name="at"/> if there is none, or one for exactly that
    /// instant.</summary>
    public async Task<DateTimeOffset> WithinMinuteAsync(string edition, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var end = at.AddMinutes(1);
        var found = await context.Briefings.Where(b => b.Edition == edition && b.ScheduledAt >= at && b.ScheduledAt < end)
            .OrderBy(b => b.ScheduledAt).Select(b => (DateTimeOffset?)b.ScheduledAt).FirstOrDefaultAsync(cancellationToken);
        return found ?? at;
    }

    private async Task<StoredBriefing> ComposeAsync(
        ComposeBriefing request, Func<ComposerContext, CancellationToken, Task<Watermark>> knowledge, CancellationToken cancellationToken)
    {
        var edition = Edition(request.Edition);
        var id = NameBasedId.ForBriefing(edition.Name, request.ScheduledAt);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, request, id, cancellationToken) is { } stored)
            return stored;

        using var trace = CompositionMetrics.Trace(request);
        var started = clock.GetTimestamp();
        StoredBriefing? kept;
        do
        {
            var last = await LastNumberAsync(context, edition.Name, cancellationToken);
            var known = await knowledge(context, cancellationToken);
            var draft = await DraftAsync(context, edition, request, known, trace, cancellationToken);
            // One that another process has stored meanwhile may have the same stories.
            kept = await writer.WriteAsync(
                async write => await FindAsync(write, request, id, cancellationToken)
                    ?? (await LastNumberAsync(write, edition.Name, cancellationToken) > last ? null : write.Briefings.Add(draft).Entity),
                cancellationToken);
        }
        while (kept is null);
        metrics.RecordComposition(edition.Name, clock.GetElapsedTime(started));
        return kept;
    }

    /// <summary>The number of the edition's briefing that was stored last; 0 if there is none.</summary>
    private static async Task<long> LastNumberAsync(ComposerContext context, string edition, CancellationToken cancellationToken) =>
        await context.Briefings.Where(b => b.Edition == edition).MaxAsync(b => (long?)b.Number, cancellationToken) ?? 0;

    private async Task<StoredBriefing> DraftAsync(
        ComposerContext context, EditionOptions edition, ComposeBriefing request, Watermark known, Activity? trace,
        CancellationToken cancellationToken)
    {
        var (read, items) = await ReadAsync(context, edition, request.ScheduledAt, known, then: null, cancellationToken);
        var input = read with { Late = request.Late, Notes = request.Notes, ItemsAwaited = request.ItemsAwaited };
        var briefing = new StoredBriefing
        {
            BriefingId = NameBasedId.ForBriefing(edition.Name, request.ScheduledAt),
            Edition = edition.Name,
            ScheduledAt = request.ScheduledAt,
            ComposedAt = clock.GetUtcNow(),
            ItemsKnown = known.Items,
            BriefingsKnown = known.Briefings,
            CompositionContext = new CompositionContext
            {
                Late = input.Late,
                Notes = input.Notes,
                ItemsAwaited = input.ItemsAwaited,
                Feeds = input.Feeds,
            },
            Composed = await Forms.RenderAsync(Composition.Compose(input)),
        };
        briefing.Included.AddRange(IncludedItems(briefing.Composed, items));
        var included = briefing.Included.Select(t => t.ItemId).ToHashSet();
        CompositionMetrics.Link(trace, input.Items.Where(i => included.Contains(i.ItemId)).Select(i => i.FetchId));
        return briefing;
    }

    private async Task<(CompositionInput Input, WindowItems Items)> ReadAsync(
        ComposerContext context, EditionOptions edition, DateTimeOffset at, Watermark known, CompositionContext? then,
            CancellationToken cancellationToken)
    {
        var (input, items) = await InputReader.ReadAsync(context, edition, at, known, then, cancellationToken);
        return (input with { Score = score, Grouping = grouping, Forgotten = Forgotten(input) }, items);
    }

    /// <summary>The items that retention may have deleted since a poll first saw them: Fetcher sends an entry again as long as its feed
    /// lists it. New stories of a round-up have the date of the round-up.</summary>
    private HashSet<Guid> Forgotten(CompositionInput input) =>
        [.. input.Items.Where(i => i.FetchedAt - i.FirstSeen > retention.Keep && input.Sketched?.Of(i.ItemId).IsOfRoundUp != true)
            .Select(i => i.ItemId)];

    private EditionOptions Edition(string name) =>
        configuration.Editions.FirstOrDefault(e => e.Name == name)
        ?? throw new UnknownEditionException(name, configuration.Editions.Select(e => e.Name));

    private static Task<StoredBriefing?> FindAsync(ComposerContext context, Guid briefingId, CancellationToken cancellationToken) =>
        context.Briefings.AsNoTracking().FirstOrDefaultAsync(b => b.BriefingId == briefingId, cancellationToken);

    private static async Task<StoredBriefing?> FindAsync(
        ComposerContext context, ComposeBriefing request, Guid briefingId, CancellationToken cancellationToken)
    {
        if (await FindAsync(context, briefingId, cancellationToken) is { } stored)
            return stored;
        if (IsOnMinute(request.ScheduledAt))
            return null;
        var second = new DateTimeOffset(request.ScheduledAt.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        var first = IsOnMinute(second) ? second.AddTicks(1) : second;
        return await context.Briefings.AsNoTracking()
            .Where(b => b.Edition == request.Edition && b.ScheduledAt >= first && b.ScheduledAt < second.AddSeconds(1))
            .OrderBy(b => b.ScheduledAt).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whether an instant is on a full minute, as those of schedules are.</summary>
    private static bool IsOnMinute(DateTimeOffset instant) => instant.UtcTicks % TimeSpan.TicksPerMinute == 0;

    private static IEnumerable<IncludedItem> IncludedItems(BriefingComposed briefing, WindowItems items) =>
        from story in briefing.Top.Concat(briefing.Sections.SelectMany(s => s.Stories))
        from source in story.AlsoReportedBy.Prepend(story.Source)
        let number = items.NumberOf(source.ItemId)
        where number is not null
        select new IncludedItem
        {
            ItemId = source.ItemId,
            RevisionNumber = number.Value,
            StoryId = story.StoryId,
            ThreadId = story.Thread?.ThreadId,
            ThreadSince = story.Thread?.Since,
        };
}

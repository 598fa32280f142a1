using BriefingBus.Composer.Storage;
using BriefingBus.Configuration;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Composing;

/// <summary>The items that a briefing may use: those that became known since the edition's last briefing, or within its window or
/// look-back. The time at which Composer received an item counts, not its date, so that a delayed item is in the next briefing.</summary>
/// <param name="From">The earliest instant that the briefing covers.</param>
/// <param name="Earliest">The earliest time at which an item became known, by Composer's or Fetcher's clock: a clock that was set back for
/// a while loses nothing.</param>
/// <param name="After">The last revision that the previous briefing had.</param>
internal sealed record ItemWindow(DateTimeOffset From, DateTimeOffset Earliest, long After)
{
    // A forecast or warning is valid until the next issue, up to a day later: an edition that is composed twice a day shows it twice.
    private static readonly TimeSpan Weather = TimeSpan.FromDays(3);

    public static ItemWindow Of(EditionOptions edition, DateTimeOffset at, EarlierBriefing? last)
    {
        var earliest = at - (edition.Window ?? edition.Lookback);
        if (edition.Window is not null || last is null)
            return new ItemWindow(earliest, earliest, After: 0);
        return new ItemWindow(last.ScheduledAt > earliest ? last.ScheduledAt : earliest, earliest, last.ItemsKnown);
    }

    /// <summary>Reads the newest revision of each item in the window, in the order in which they became known. Items of weather feeds are
    /// complete, the others come without their text.</summary>
    public async Task<WindowItems> ReadAsync(
        ComposerContext context, EditionOptions edition, DateTimeOffset at, Watermark known, CancellationToken cancellationToken)
    {
        var weather = FeedsOf(edition.Sections.Where(s => s.Kind == SectionKind.Weather));
        var news = FeedsOf(edition.Sections);
        var weatherFrom = at - Weather < Earliest ? at - Weather : Earliest;
        var rows = context.Revisions.AsNoTracking()
            .Where(r => r.Number <= known.Items
                && ((r.Number > After && (r.KnownAt >= Earliest || r.FetchedAt >= Earliest) && EF.Parameter(news).Contains(r.FeedUrl))
                    || (r.KnownAt >= weatherFrom && EF.Parameter(weather).Contains(r.FeedUrl))))
            .OrderBy(r => r.Number)
            .Select(r => new SketchedRevision(r.Number, r.ItemId, r.FetchId, r.FeedUrl, r.FetchedAt, r.KnownAt, r.IsFirst, r.Sketch))
            .AsAsyncEnumerable();
        var items = new WindowItems(context, weather);
        await foreach (var row in rows.WithCancellation(cancellationToken))
            items.Add(row);
        items.Complete();
        return items;
    }

    /// <summary>Finds the items that were known before the window.</summary>
    /// <param name="context">The database.</param>
    /// <param name="items">The items that may have earlier revisions.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlySet<Guid>> KnownBeforeAsync(
        ComposerContext context, IReadOnlyCollection<Guid> items, CancellationToken cancellationToken) =>
        (await context.Revisions
            .Where(r => (r.Number <= After || (r.KnownAt < Earliest && r.FetchedAt < Earliest)) && EF.Parameter(items).Contains(r.ItemId))
            .Select(r => r.ItemId)
            .ToListAsync(cancellationToken))
        .ToHashSet();

    private static string[] FeedsOf(IEnumerable<SectionOptions> sections) =>
        [.. sections.SelectMany(s => s.Feeds).Select(f => f.Url).Distinct(StringComparer.Ordinal)];
}

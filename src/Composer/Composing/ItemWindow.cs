using BriefingBus.Composer.Storage;
using BriefingBus.Configuration;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Composing;

/// <summary>Which items a briefing may draw on: what became known since the edition's last briefing, or within its window or look-back.
/// It goes by when Composer came to know an item, not by its date: an item that was held up on its way is in the next briefing.</summary>
/// <param name="From">The earliest instant that the briefing covers.</param>
/// <param name="Earliest">Nothing that became known before this is taken: by Composer's clock or by Fetcher's, so that one that was set
/// back for a while costs nothing.</param>
/// <param name="After">Nothing up to this revision is taken: the last briefing had it.</param>
internal sealed record ItemWindow(DateTimeOffset From, DateTimeOffset Earliest, long After)
{
    // A forecast or a warning stands until the next issue, which may be a day away: an edition that comes twice a day shows it twice.
    private static readonly TimeSpan Weather = TimeSpan.FromDays(3);

    public static ItemWindow Of(EditionOptions edition, DateTimeOffset at, EarlierBriefing? last)
    {
        var earliest = at - (edition.Window ?? edition.Lookback);
        if (edition.Window is not null || last is null)
            return new ItemWindow(earliest, earliest, After: 0);
        return new ItemWindow(last.ScheduledAt > earliest ? last.ScheduledAt : earliest, earliest, last.ItemsKnown);
    }

    /// <summary>The newest revision of each item in the window, in the order in which they became known: those of weather feeds whole, the
    /// others without their words.</summary>
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

    /// <summary>Which of the items were known before the window.</summary>
    /// <param name="context">The database.</param>
    /// <param name="items">The items of which earlier revisions may be stored.</param>
    /// <param name="cancellationToken">Stops it.</param>
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

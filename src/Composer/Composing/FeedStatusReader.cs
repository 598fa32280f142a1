using BriefingBus.Composer.Storage;
using BriefingBus.Configuration;
using BriefingBus.FeedHealth;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Composing;

/// <summary>Reads the status of an edition's feeds.</summary>
internal static class FeedStatusReader
{
    /// <summary>Reads the status of each feed that ever reported, with its address.</summary>
    /// <param name="context">The database.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="since">The instant from which failed items and abandoned entries count.</param>
    /// <param name="known">The watermark.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<IReadOnlyList<FeedStatus>> ReadAsync(
        ComposerContext context, EditionOptions edition, DateTimeOffset since, Watermark known, CancellationToken cancellationToken)
    {
        var feeds = edition.Sections.SelectMany(s => s.Feeds).Select(f => f.Url).Distinct(StringComparer.Ordinal).ToList();
        var periods = await context.FeedStatusPeriods.AsNoTracking()
            .Where(s => EF.Parameter(feeds).Contains(s.FeedUrl) && s.Since <= known.Until)
            .GroupBy(s => s.FeedUrl)
            .Select(g => g.OrderByDescending(s => s.Since).First())
            .ToListAsync(cancellationToken);
        var failed = (await context.FailedItems.AsNoTracking()
                .Where(f => f.KnownAt > since && f.KnownAt <= known.Until && EF.Parameter(feeds).Contains(f.FeedUrl))
                .Where(f => !context.Revisions.Any(r => r.ItemId == f.ItemId && r.KnownAt > f.KnownAt && r.Number <= known.Items))
                .OrderBy(f => f.KnownAt).ThenBy(f => f.Name)
                .Select(f => new { f.FeedUrl, f.Name })
                .ToListAsync(cancellationToken))
            .ToLookup(f => f.FeedUrl, f => f.Name, StringComparer.Ordinal);

        var awaited = await AwaitedAsync(context, feeds, since, known, cancellationToken);
        var newest = await DatesAsync(context, feeds, known, cancellationToken);
        var reports = new List<FeedStatus>(periods.Count);
        foreach (var period in periods.OrderBy(s => s.FeedUrl, StringComparer.Ordinal))
        {
            var report = Report(period, known.Until);
            var dates = newest[period.FeedUrl].OrderDescending().ToList();
            reports.Add(report with
            {
                UsualInterval = UsualInterval.Of(dates),
                // If an entry has only a date of change, Fetcher dates it by when it first saw it.
                NewestEntry = dates.Count > 0 && dates[0] < report.NewestEntry ? dates[0] : report.NewestEntry,
                ItemsAwaited = awaited[period.FeedUrl].Sum(),
                FailedItems = [.. failed[period.FeedUrl].Distinct(StringComparer.Ordinal)],
            });
        }
        return reports;
    }

    /// <summary>The number of entries of each feed that have not arrived as items, one value for each poll.</summary>
    private static async Task<ILookup<string, int>> AwaitedAsync(
        ComposerContext context, List<string> feeds, DateTimeOffset since, Watermark known, CancellationToken cancellationToken)
    {
        var polls = await context.AwaitedPolls.AsNoTracking()
            .Where(p => EF.Parameter(feeds).Contains(p.FeedUrl) && p.FetchedAt <= known.Until && (!p.IsGivenUp || p.FetchedAt > since))
            .ToListAsync(cancellationToken);
        var arrived = await ArrivedEntries.ReadAsync(context, polls, known.Items, cancellationToken);
        return polls.ToLookup(p => p.FeedUrl, arrived.CountMissing, StringComparer.Ordinal);
    }

    // A period that lasted beyond the instant counts only until then.
    private static FeedStatus Report(FeedStatusPeriod period, DateTimeOffset until) => period.ToStatus() with
    {
        CheckedAt = Earlier(period.CheckedAt, until),
        ReadAt = period.ReadAt is { } read ? Earlier(read, until) : null,
        NewestEntry = period.NewestEntry is { } newest ? Earlier(newest, until) : null,
        Losses = period.LossesSince <= until ? period.Losses : [],
        LossesSince = period.LossesSince <= until ? period.LossesSince : null,
    };

    /// <summary>The dates of each feed's newest entries.</summary>
    private static async Task<ILookup<string, DateTimeOffset>> DatesAsync(
        ComposerContext context, List<string> feeds, Watermark known, CancellationToken cancellationToken) =>
        (await context.FeedStatusPeriods
            .Where(p => EF.Parameter(feeds).Contains(p.FeedUrl))
            .Select(p => p.FeedUrl)
            .Distinct()
            .SelectMany(feed => context.Revisions
                .Where(r => r.FeedUrl == feed && r.Number <= known.Items)
                .OrderByDescending(r => r.Dated)
                .Take(UsualInterval.Entries)
                .Select(r => new { r.FeedUrl, r.Dated }))
            .ToListAsync(cancellationToken))
        .ToLookup(r => r.FeedUrl, r => r.Dated, StringComparer.Ordinal);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

using BriefingBus.Composer.Storage;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Collecting;

/// <summary>Stores which items of weather feeds are no longer listed: a feed of active alerts ends an alert by omitting it.</summary>
public sealed class WithdrawalCollector(SerializedWriter<ComposerContext> writer, BriefingConfiguration configuration, TimeProvider clock)
{
    // Briefings read no older warnings.
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(3);

    private readonly HashSet<string> feeds =
    [
        .. configuration.Editions.SelectMany(e => e.Sections).Where(s => s.Kind == SectionKind.Weather).SelectMany(s => s.Feeds)
            .Select(f => f.Url),
    ];

    /// <summary>Stores a revision of each item that has left the feed's list or returned to it.</summary>
    /// <returns>The number of new revisions.</returns>
    public Task<int> CollectAsync(FeedFetched poll, CancellationToken cancellationToken) =>
        poll.Listed is not { } listed || !feeds.Contains(poll.FeedUrl) ? Task.FromResult(0) : writer.WriteAsync(async context =>
        {
            var now = clock.GetUtcNow();
            var revisions = await context.Revisions.AsNoTracking()
                .Where(r => r.FeedUrl == poll.FeedUrl && r.KnownAt >= now - MaxAge)
                .OrderBy(r => r.Number)
                .ToListAsync(cancellationToken);
            var isListed = listed.ToHashSet();
            var fetched = poll.Entries.ToLookup(e => e.ItemId, e => e.ContentHash);
            var added = 0;
            var sketcher = new ItemSketcher();
            foreach (var newest in revisions.GroupBy(r => r.ItemId).Select(g => g.Last()))
            {
                if (newest.FetchedAt >= poll.FetchedAt || newest.Item.Withdrawn != isListed.Contains(newest.ItemId))
                    continue;
                // The changed item of this poll follows, and would be taken for one that is stored already.
                if (fetched[newest.ItemId].Any(hash => hash != newest.ContentHash))
                    continue;
                var item = newest.Item with { FetchId = poll.FetchId, FetchedAt = poll.FetchedAt, Withdrawn = !newest.Item.Withdrawn };
                context.Revisions.Add(new ItemRevision
                {
                    ItemId = newest.ItemId,
                    FetchId = poll.FetchId,
                    FeedUrl = newest.FeedUrl,
                    ContentHash = newest.ContentHash,
                    FetchedAt = poll.FetchedAt,
                    Dated = ItemDate.Of(newest.Item),
                    KnownAt = now,
                    IsFirst = false,
                    Sketch = sketcher.Of(item),
                    Item = item,
                });
                added++;
            }
            return added;
        }, cancellationToken);
}

using BriefingBus.Composer.Storage;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Collecting;

/// <summary>Stores the items that Cleaner publishes, each revision once.</summary>
public sealed class ItemCollector(SerializedWriter<ComposerContext> writer, TimeProvider clock)
{
    /// <summary>Stores new revisions: unknown items, and items whose content differs from their newest revision. A repeated, unchanged or
    /// overtaken item changes nothing. A revision from the future came from a wrong clock and overtakes nothing.</summary>
    /// <returns>The number of new revisions.</returns>
    public Task<int> CollectAsync(IReadOnlyCollection<ItemCleaned> items, CancellationToken cancellationToken) =>
        writer.WriteAsync(async context =>
        {
            var ids = items.Select(i => i.ItemId).Distinct().ToList();
            var stored = await context.Revisions.AsNoTracking()
                .Where(r => ids.Contains(r.ItemId))
                .Select(r => new { r.ItemId, r.FetchId, r.Number, r.ContentHash, r.FetchedAt })
                .ToListAsync(cancellationToken);
            var polls = stored.Select(r => (r.ItemId, r.FetchId)).ToHashSet();
            var newest = stored.GroupBy(r => r.ItemId)
                .ToDictionary(g => g.Key, g => g.MaxBy(r => r.Number) is { } r ? (r.ContentHash, r.FetchedAt) : default);

            var added = 0;
            var sketcher = new ItemSketcher();
            var now = clock.GetUtcNow();
            var latest = now + FeedStatus.ClockTolerance;
            foreach (var item in items.OrderBy(i => i.FetchedAt))
            {
                if (newest.TryGetValue(item.ItemId, out var known)
                    && (known.ContentHash == item.ContentHash || (known.FetchedAt >= item.FetchedAt && known.FetchedAt <= latest)))
                    continue;
                if (!polls.Add((item.ItemId, item.FetchId)))
                    continue;
                context.Revisions.Add(Revision(item, now, isFirst: !newest.ContainsKey(item.ItemId), sketcher));
                newest[item.ItemId] = (item.ContentHash, item.FetchedAt);
                added++;
            }
            return added;
        }, cancellationToken);

    private static ItemRevision Revision(ItemCleaned item, DateTimeOffset knownAt, bool isFirst, ItemSketcher sketcher) => new()
    {
        ItemId = item.ItemId,
        FetchId = item.FetchId,
        FeedUrl = item.FeedUrl,
        ContentHash = item.ContentHash,
        FetchedAt = item.FetchedAt,
        Dated = ItemDate.Of(item),
        KnownAt = knownAt,
        IsFirst = isFirst,
        Sketch = sketcher.Of(item),
        Item = item,
    };
}

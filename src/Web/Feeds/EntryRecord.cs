using BriefingBus.FeedHealth;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Feeds;

/// <summary>Stores a feed's last entries, as fetched and as cleaned, and counts its items. A later fetch replaces an earlier one, whatever
/// the order of the messages.</summary>
public sealed class EntryRecord(SerializedWriter<WebContext> writer, TimeProvider clock)
{
    /// <summary>The number of days for which items are counted.</summary>
    public const int Days = 30;

    /// <summary>Stores the entries of a poll as they were fetched.</summary>
    internal static async Task KeepPollAsync(WebContext context, Guid feedId, FeedFetched poll, CancellationToken cancellationToken)
    {
        if (poll.Entries.Count == 0)
            return;
        var latest = poll.Entries.DistinctBy(e => e.ItemId).Take(StoredEntry.Max).ToList();
        var known = await KnownAsync(context, [.. latest.Select(e => e.ItemId)], cancellationToken);
        foreach (var entry in latest)
        {
            var kept = Entry(context, known, entry.ItemId, feedId, poll.FetchedAt);
            if (kept.RawAt is { } at && at >= poll.FetchedAt)
                continue;
            (kept.Raw, kept.RawAt) = (KeptText.Of(entry), poll.FetchedAt);
        }
        await context.SaveChangesAsync(cancellationToken);
        await ForgetAsync(context, feedId, cancellationToken);
    }

    /// <summary>Stores items as they were cleaned.</summary>
    public Task KeepAsync(IReadOnlyCollection<ItemCleaned> items, CancellationToken cancellationToken) => writer.WriteAsync(
        async context =>
        {
            var ids = items.Select(i => i.ItemId).Distinct().ToList();
            var known = await KnownAsync(context, ids, cancellationToken);
            var counted = await context.Set<StoredItem>().Where(i => ids.Contains(i.ItemId))
                .Select(i => i.ItemId).ToHashSetAsync(cancellationToken);
            foreach (var item in items.OrderBy(i => i.FetchedAt))
            {
                var feedId = FeedId.Of(item.FeedUrl);
                var kept = Entry(context, known, item.ItemId, feedId, item.FetchedAt);
                if (!(kept.CleanedAt >= item.FetchedAt))
                    (kept.Cleaned, kept.CleanedAt) = (KeptText.Of(item), item.FetchedAt);
                if (kept.FailedAt <= item.FetchedAt)
                    (kept.FailedAt, kept.FailedName, kept.FailedReason) = (null, null, null);
                if (counted.Add(item.ItemId))
                    context.Add(new StoredItem { ItemId = item.ItemId, FeedId = feedId, Dated = ItemDate.Of(item) });
            }
            await context.SaveChangesAsync(cancellationToken);
            foreach (var ofFeed in items.GroupBy(i => i.FeedUrl, StringComparer.Ordinal))
            {
                var feed = await StoredFeed.FindOrAddAsync(context, ofFeed.Key, Printable.Line(ofFeed.First().FeedName), cancellationToken);
                // A new read model receives items before it sees a poll; the items prove that the feed was read.
                if (feed.CheckedAt is null)
                    (feed.ReadAt, feed.NewestEntry) = (ofFeed.Max(i => i.FetchedAt), ofFeed.Max(ItemDate.Of));
                await ForgetAsync(context, feed.Id, cancellationToken);
                await CountAsync(context, feed, cancellationToken);
            }
        },
        cancellationToken);

    /// <summary>Records that an entry could not be cleaned.</summary>
    /// <param name="failed">The entry.</param>
    /// <param name="reason">The exception's message.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public Task KeepFailureAsync(CleanItem failed, string reason, CancellationToken cancellationToken) => writer.WriteAsync(
        async context =>
        {
            var feed = await StoredFeed.FindOrAddAsync(context, failed.FeedUrl, Printable.Line(failed.FeedName), cancellationToken);
            var known = await KnownAsync(context, [failed.Entry.ItemId], cancellationToken);
            var kept = Entry(context, known, failed.Entry.ItemId, feed.Id, failed.FetchedAt);
            if (kept.CleanedAt >= failed.FetchedAt || kept.FailedAt >= failed.FetchedAt)
                return;
            kept.FailedAt = failed.FetchedAt;
            kept.FailedName = KeptText.Cut(Printable.Line(FailedItemName.Of(failed.Entry)), 200);
            kept.FailedReason = KeptText.Cut(Printable.Line(reason), 1000);
            if (kept.Raw is null)
                (kept.Raw, kept.RawAt) = (KeptText.Of(failed.Entry), failed.FetchedAt);
            await context.SaveChangesAsync(cancellationToken);
            await ForgetAsync(context, feed.Id, cancellationToken);
        },
        cancellationToken);

    private static Task<Dictionary<Guid, StoredEntry>> KnownAsync(
        WebContext context, List<Guid> ids, CancellationToken cancellationToken) =>
        context.Set<StoredEntry>().Where(e => ids.Contains(e.ItemId)).ToDictionaryAsync(e => e.ItemId, cancellationToken);

    private static StoredEntry Entry(
        WebContext context, Dictionary<Guid, StoredEntry> known, Guid itemId, Guid feedId, DateTimeOffset fetchedAt)
    {
        if (!known.TryGetValue(itemId, out var entry))
            known[itemId] = entry = context.Add(new StoredEntry { ItemId = itemId, FeedId = feedId, FetchedAt = fetchedAt }).Entity;
        if (entry.FetchedAt < fetchedAt)
            entry.FetchedAt = fetchedAt;
        return entry;
    }

    private static async Task ForgetAsync(WebContext context, Guid feedId, CancellationToken cancellationToken)
    {
        var entries = context.Set<StoredEntry>().Where(e => e.FeedId == feedId).OrderByDescending(e => e.FetchedAt).ThenBy(e => e.ItemId);
        List<Guid> old =
        [
            .. await entries.Where(e => e.RawAt != null).Skip(StoredEntry.Max).Select(e => e.ItemId).ToListAsync(cancellationToken),
            .. await entries.Where(e => e.RawAt == null).Skip(StoredEntry.MaxWithoutRaw).Select(e => e.ItemId)
                .ToListAsync(cancellationToken),
        ];
        if (old.Count > 0)
            await context.Set<StoredEntry>().Where(e => old.Contains(e.ItemId)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Recounts the stored items, which makes a repeated message harmless.</summary>
    private async Task CountAsync(WebContext context, StoredFeed feed, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var first = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(1 - Days);
        var items = context.Set<StoredItem>().Where(i => i.FeedId == feed.Id);
        var dates = await items.OrderByDescending(i => i.Dated).Select(i => i.Dated)
            .Take(UsualInterval.Entries).ToListAsync(cancellationToken);
        if (dates.Count == UsualInterval.Entries && dates[^1] is var oldest)
            await items.Where(i => i.Dated < oldest && i.Dated < first).ExecuteDeleteAsync(cancellationToken);
        var counts = new int[Days];
        foreach (var dated in await items.Where(i => i.Dated >= first).Select(i => i.Dated).ToListAsync(cancellationToken))
            counts[Math.Min((int)(dated - first).TotalDays, Days - 1)]++;
        (feed.ItemsADay, feed.CountedAt, feed.UsualSeconds) = ([.. counts], now, (long?)UsualInterval.Of(dates)?.TotalSeconds);
    }
}

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

    /// <summary>Stores a revision of each item that has left the feed's list or returned to it. Every part of a poll has the list; the last
    /// one is used, since the changed items of all parts must be known.</summary>
    /// <param name="poll">The poll; <see cref="PollCollector"/> has stored it.</param>
    /// <param name="cancellationToken">Cancels the collecting.</param>
    /// <returns>The number of new revisions.</returns>
    public Task<int> CollectAsync(FeedFetched poll, CancellationToken cancellationToken) =>
        poll.Listed is not { } listed || poll.Part < poll.Parts || !feeds.Contains(poll.FeedUrl)
            ? Task.FromResult(0) : writer.WriteAsync(async context =>
        {
            var now = clock.GetUtcNow();
            var revisions = await context.Revisions.AsNoTracking()
                .Where(r => r.FeedUrl == poll.FeedUrl && r.KnownAt >= now - MaxAge)
                .OrderBy(r => r.Number)
                .ToListAsync(cancellationToken);
            var isListed = listed.ToHashSet();
            var awaited = await context.AwaitedPolls.AsNoTracking()
                .Where(p => p.FeedUrl == poll.FeedUrl && !p.IsGivenUp)
                .ToListAsync(cancellationToken);
            var added = 0;
            var sketcher = new ItemSketcher();
            foreach (var newest in revisions.GroupBy(r => r.ItemId).Select(g => g.Last()))
            {
                if (newest.FetchedAt >= poll.FetchedAt || newest.Item.Withdrawn != isListed.Contains(newest.ItemId))
                    continue;
                // The changed item follows, and would count as overtaken.
                if (isListed.Contains(newest.ItemId) && awaited.Exists(p => IsChanged(newest, p)))
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

    /// <summary>Whether a poll after an item's newest revision had other words for it.</summary>
    private static bool IsChanged(ItemRevision newest, AwaitedPoll poll) =>
        poll.FetchedAt > newest.FetchedAt && poll.Entries.Any(e => e.ItemId == newest.ItemId && e.ContentHash != newest.ContentHash);
}

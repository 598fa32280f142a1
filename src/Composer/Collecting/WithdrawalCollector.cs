using BriefingBus.Composer.Storage;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Composer.Weather;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Collecting;

/// <summary>Stores which items of weather feeds are no longer listed: a feed of active alerts ends an alert by omitting it. A warning that
/// stays listed is stored again from time to time, since briefings read only recent revisions.</summary>
public sealed class WithdrawalCollector(SerializedWriter<ComposerContext> writer, BriefingConfiguration configuration, TimeProvider clock)
{
    // Briefings read no older warnings.
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(3);

    /// <summary>The age of its revision from which on a warning is stored again. The rest of <see cref="MaxAge"/> is for polls that
    /// fail.</summary>
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromDays(1);

    private readonly HashSet<string> feeds =
    [
        .. configuration.Editions.SelectMany(e => e.Sections).Where(s => s.Kind == SectionKind.Weather).SelectMany(s => s.Feeds)
            .Select(f => f.Url),
    ];

    /// <summary>Stores a revision of each item that has left the feed's list or returned to it, and of each warning that has stayed on it
    /// for long. Every part of a poll has the list; the last one is used, since the changed items of all parts must be known.</summary>
    /// <param name="poll">The poll; <see cref="PollCollector"/> has stored it.</param>
    /// <param name="cancellationToken">Cancels the collecting.</param>
    /// <returns>The number of new revisions.</returns>
    public Task<int> CollectAsync(FeedFetched poll, CancellationToken cancellationToken) =>
        (poll.Listed is null && !poll.NotModified) || poll.Part < poll.Parts || !feeds.Contains(poll.FeedUrl)
            ? Task.FromResult(0) : writer.WriteAsync(async context =>
        {
            var now = clock.GetUtcNow();
            var listed = (poll.Listed ?? []).ToList();
            var awaited = await context.AwaitedPolls.AsNoTracking()
                .Where(p => p.FeedUrl == poll.FeedUrl && !p.IsGivenUp)
                .ToListAsync(cancellationToken);
            var added = 0;
            var sketcher = new ItemSketcher();
            foreach (var newest in await NewestAsync(context, poll.FeedUrl, now - MaxAge, listed, cancellationToken))
            {
                // A document that was not modified lists the same items.
                var isListed = poll.Listed is null ? !newest.Item.Withdrawn : listed.Contains(newest.ItemId);
                var isRepeated = isListed && now - newest.KnownAt >= RepeatAfter && AlertFeed.ExpiresAfter(newest.Item, now);
                if (newest.FetchedAt >= poll.FetchedAt || (newest.Item.Withdrawn != isListed && !isRepeated))
                    continue;
                // The changed item follows, and would count as overtaken.
                if (isListed && awaited.Exists(p => IsChanged(newest, p)))
                    continue;
                var item = newest.Item with { FetchId = poll.FetchId, FetchedAt = poll.FetchedAt, Withdrawn = !isListed };
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

    /// <summary>The newest revisions of the feed's recent items, and of older listed ones: the last poll may be days ago.</summary>
    private static async Task<IReadOnlyList<ItemRevision>> NewestAsync(
        ComposerContext context, string feedUrl, DateTimeOffset earliest, List<Guid> listed, CancellationToken cancellationToken)
    {
        var ofFeed = context.Revisions.AsNoTracking().Where(r => r.FeedUrl == feedUrl).OrderBy(r => r.Number);
        var recent = await ofFeed.Where(r => r.KnownAt >= earliest).ToListAsync(cancellationToken);
        var others = listed.Except(recent.Select(r => r.ItemId)).ToList();
        var older = await ofFeed.Where(r => EF.Parameter(others).Contains(r.ItemId)).ToListAsync(cancellationToken);
        return [.. recent.Concat(older).GroupBy(r => r.ItemId).Select(g => g.Last())];
    }

    /// <summary>Whether a poll after an item's newest revision had other words for it.</summary>
    private static bool IsChanged(ItemRevision newest, AwaitedPoll poll) =>
        poll.FetchedAt > newest.FetchedAt && poll.Entries.Any(e => e.ItemId == newest.ItemId && e.ContentHash != newest.ContentHash);
}

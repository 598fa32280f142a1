using System.Collections.Concurrent;
using BriefingBus.Composer.Storage;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Collecting;

/// <summary>Notices entries of a poll that never arrive as items, and requests the feed again. A message counts as delivered once one
/// queue has it; only this class can notice that another queue, or its binding, was missing at that moment.</summary>
public sealed partial class MissingItems(
    IDbContextFactory<ComposerContext> contexts, BriefingConfiguration configuration, QueueDepths queues, BrokerStatus broker, IBus bus,
    TimeProvider clock, ILogger<MissingItems> log)
{
    /// <summary>The queues between Fetcher and Composer's table. While any has messages, items are late rather than missing.</summary>
    private static readonly string[] Way = ["cleaner-feed-fetched", "clean-item", "composer-items"];

    /// <summary>The maximum time that a consumer needs for an item, with all retries.</summary>
    private static readonly TimeSpan InHand = TimeSpan.FromSeconds(30);

    private const int MaxWatched = 10_000;
    private const int MaxRequests = 3;

    private readonly ConcurrentQueue<Expectation> expected = new();
    private long? wayEmptySince;
    private int repairsMet;
    private long? repairSeen;

    /// <summary>Notes the entries of a poll.</summary>
    public void Expect(FeedFetched poll)
    {
        if (poll.Entries.Count == 0 || !queues.HasBroker || expected.Count >= MaxWatched)
            return;
        (Guid, string)[] items = [.. poll.Entries.Select(e => (e.ItemId, e.ContentHash))];
        expected.Enqueue(new(poll.FetchId, poll.FeedUrl, poll.FetchedAt, clock.GetTimestamp(), items, Requests: 0));
    }

    /// <summary>Checks the polls that are old enough.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await AskForAllAsync(cancellationToken);
        if (expected.IsEmpty || await queues.WaitingAsync(Way, cancellationToken) is not 0)
        {
            wayEmptySince = null;
            return;
        }
        wayEmptySince ??= clock.GetTimestamp();
        if (clock.GetElapsedTime(wayEmptySince.Value) < InHand)
            return;
        var (entries, feeds) = (0, new SortedSet<string>(StringComparer.Ordinal));
        for (var left = expected.Count; left > 0 && expected.TryDequeue(out var poll); left--)
        {
            var next = poll;
            try
            {
                if (clock.GetElapsedTime(poll.Since) < InHand)
                    continue;
                next = null;
                if (await CountMissingAsync(poll, cancellationToken) is > 0 and var missing
                    && (next = await AskAsync(poll, missing, cancellationToken)) is not null)
                {
                    entries += missing;
                    feeds.Add(poll.FeedUrl);
                }
            }
            catch (Exception fault) when (TransientFault.IsTransient(fault))
            {
                next = poll;
                throw;
            }
            finally
            {
                if (next is not null)
                    expected.Enqueue(next);
            }
        }
        if (feeds.Count > 0)
            LogMissing(log, entries, feeds.Count, feeds.Min!);
    }

    /// <summary>Requests every feed after a queue or a binding of Composer's own was missing, since polls of that time did not arrive.
    /// Waits until the other services have restored theirs.</summary>
    private async Task AskForAllAsync(CancellationToken cancellationToken)
    {
        if (broker.Repairs is var repairs && repairs == repairsMet)
            return;
        if (clock.GetElapsedTime(repairSeen ??= clock.GetTimestamp()) < BrokerStatus.Reconnecting)
            return;
        foreach (var feed in configuration.Feeds)
            await FetchAsync(feed.Url, cancellationToken);
        (repairsMet, repairSeen) = (repairs, null);
        LogAllAsked(log, configuration.Feeds.Count);
    }

    private Task FetchAsync(string feedUrl, CancellationToken cancellationToken)
    {
        var command = new FetchFeed { FeedUrl = feedUrl, RequestedAt = clock.GetUtcNow(), Unconditional = true };
        return PublishLimit.KeepAsync(limited => bus.Publish(command, limited), cancellationToken);
    }

    private async Task<int> CountMissingAsync(Expectation poll, CancellationToken cancellationToken)
    {
        var ids = poll.Items.Select(i => i.ItemId).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Revisions.AsNoTracking().Where(r => ids.Contains(r.ItemId))
            .Select(r => new { r.ItemId, r.ContentHash, r.FetchedAt }).ToListAsync(cancellationToken);
        var failed = await context.FailedItems.Where(f => ids.Contains(f.ItemId)).Select(f => f.ItemId).ToHashSetAsync(cancellationToken);
        // An item counts as arrived if this or a later revision is stored.
        return poll.Items.Count(item => !failed.Contains(item.ItemId)
            && !stored.Exists(s => s.ItemId == item.ItemId && (s.ContentHash == item.ContentHash || s.FetchedAt >= poll.FetchedAt)));
    }

    private async Task<Expectation?> AskAsync(Expectation poll, int missing, CancellationToken cancellationToken)
    {
        if (poll.Requests == MaxRequests)
        {
            LogGivenUp(log, missing, poll.Items.Count, poll.FeedUrl, MaxRequests);
            return null;
        }
        await FetchAsync(poll.FeedUrl, cancellationToken);
        return poll with { Since = clock.GetTimestamp(), Requests = poll.Requests + 1 };
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Missing} entries of {Feeds} feeds, such as {FeedUrl}, have not arrived; the feeds are fetched again")]
    private static partial void LogMissing(ILogger log, int missing, int feeds, string feedUrl);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Polls may have been missed while a queue or binding was missing; all {Feeds} feeds are fetched again")]
    private static partial void LogAllAsked(ILogger log, int feeds);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Missing} of {Entries} entries of {FeedUrl} have not arrived although the feed was fetched again {Times} times; "
            + "they are given up")]
    private static partial void LogGivenUp(ILogger log, int missing, int entries, string feedUrl, int times);

    /// <summary>The entries that a part of a poll should bring.</summary>
    private sealed record Expectation(
        Guid FetchId,
        string FeedUrl,
        DateTimeOffset FetchedAt,
        long Since,
        IReadOnlyList<(Guid ItemId, string ContentHash)> Items,
        int Requests);
}

using BriefingBus.Composer.Storage;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Collecting;

/// <summary>Detects entries of a poll that never arrive as items, and requests the feed again. The broker confirms a message once one queue
/// has it, even if another queue or its binding was missing at that moment; only this class can detect that. A feed that never reported,
/// because its first poll preceded Composer's queue, is requested too.</summary>
public sealed partial class MissingItems(
    IDbContextFactory<ComposerContext> contexts, SerializedWriter<ComposerContext> writer, BriefingConfiguration configuration,
    QueueDepths queues, BrokerStatus broker, IBus bus, TimeProvider clock, ILogger<MissingItems> log)
{
    /// <summary>The maximum number of polls that are checked in one transaction.</summary>
    private const int BatchSize = 200;

    private const int MaxRequests = 3;

    /// <summary>The queues between Fetcher and Composer's table. While one of them has messages, items are late rather than
    /// missing.</summary>
    private static readonly string[] Queues = [QueueNames.CleanerFeedFetched, QueueNames.CleanItem, QueueNames.ComposerItems];

    /// <summary>The maximum time that a consumer needs for an item, with all retries.</summary>
    private static readonly TimeSpan MaxHandling = TimeSpan.FromSeconds(30);

    /// <summary>The time in which an item arrives without a broker, if it does: one that was dead-lettered may come any time.</summary>
    private static readonly TimeSpan MaxHandlingInProcess = TimeSpan.FromHours(1);

    /// <summary>The time after the start in which every feed reports, if its polls reach Composer.</summary>
    private static readonly TimeSpan FirstReportsTimeout = TimeSpan.FromMinutes(5);

    private readonly HashSet<string> feeds = configuration.Feeds.Select(f => f.Url).ToHashSet(StringComparer.Ordinal);
    private readonly long started = clock.GetTimestamp();
    private bool hasGivenUpLost;
    private bool hasRequestedUnreported;
    private long? emptySince;
    private int repairsMet;
    private long? repairSeen;

    /// <summary>Removes the polls whose entries have all arrived, and requests the feeds of those with missing entries.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await RequestAllAsync(cancellationToken);
        await GiveUpLostAsync(cancellationToken);
        await RequestUnreportedAsync(cancellationToken);
        while (await writer.WriteAsync(context => RemoveArrivedAsync(context, cancellationToken), cancellationToken) == BatchSize)
        {
            // Oldest first: the next batch matters only if every poll of this one was complete.
        }
        if (!await AreQueuesIdleAsync(cancellationToken))
            return;
        var missing = await writer.WriteAsync(context => ChooseMissingAsync(context, cancellationToken), cancellationToken);
        foreach (var feed in missing.Select(m => m.FeedUrl).Distinct(StringComparer.Ordinal))
            await FetchAsync(feed, cancellationToken);
        if (missing.Count > 0)
            LogMissing(log, missing.Sum(m => m.Entries), missing.DistinctBy(m => m.FeedUrl).Count(), missing.Min(m => m.FeedUrl)!);
    }

    private static async Task<int> RemoveArrivedAsync(ComposerContext context, CancellationToken cancellationToken)
    {
        var oldest = await context.AwaitedPolls.OrderBy(p => p.IsGivenUp).ThenBy(p => p.FetchedAt).Take(BatchSize)
            .ToListAsync(cancellationToken);
        if (oldest.Count == 0)
            return 0;
        var entries = await ArrivedEntries.ReadAsync(context, oldest, long.MaxValue, cancellationToken);
        var arrived = oldest.FindAll(p => entries.CountMissing(p) == 0);
        context.AwaitedPolls.RemoveRange(arrived);
        return arrived.Count;
    }

    /// <summary>Without a broker, gives up the entries that an earlier process lost, since Fetcher publishes again what it can, and later
    /// those that have not arrived for long: nothing requests them again, and every briefing would report them.</summary>
    private async Task GiveUpLostAsync(CancellationToken cancellationToken)
    {
        if (queues.HasBroker)
            return;
        var latest = hasGivenUpLost ? clock.GetUtcNow() - MaxHandlingInProcess : DateTimeOffset.MaxValue;
        await writer.WriteAsync(
            context => context.AwaitedPolls.Where(p => !p.IsGivenUp && p.Since <= latest)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.IsGivenUp, true), cancellationToken),
            cancellationToken);
        hasGivenUpLost = true;
    }

    /// <summary>Whether the queues have been empty for as long as a consumer may need for an item. A bus without a broker loses nothing
    /// while its process lives.</summary>
    private async Task<bool> AreQueuesIdleAsync(CancellationToken cancellationToken)
    {
        if (!queues.HasBroker)
            return false;
        if (await queues.WaitingAsync(Queues, cancellationToken) is not 0)
        {
            emptySince = null;
            return false;
        }
        emptySince ??= clock.GetTimestamp();
        return clock.GetElapsedTime(emptySince.Value) >= MaxHandling;
    }

    /// <summary>Chooses the polls to request again, and records the requests.</summary>
    private async Task<List<(string FeedUrl, int Entries)>> ChooseMissingAsync(ComposerContext context, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var latest = now - MaxHandling;
        // An instant in the future was written while the clock was ahead.
        var polls = await context.AwaitedPolls.Where(p => !p.IsGivenUp && (p.Since <= latest || p.Since > now))
            .OrderBy(p => p.FetchedAt).Take(BatchSize).ToListAsync(cancellationToken);
        var entries = await ArrivedEntries.ReadAsync(context, polls, long.MaxValue, cancellationToken);
        var missing = new List<(string FeedUrl, int Entries)>();
        foreach (var poll in polls)
        {
            if (entries.CountMissing(poll) is not (> 0 and var count))
                continue;
            // Fetcher refuses a feed that no edition names any more.
            if (!feeds.Contains(poll.FeedUrl))
            {
                poll.IsGivenUp = true;
                continue;
            }
            if (poll.Requests == MaxRequests)
            {
                poll.IsGivenUp = true;
                LogGivenUp(log, count, poll.Entries.Count, poll.FeedUrl, MaxRequests);
                continue;
            }
            (poll.Since, poll.Requests) = (now, poll.Requests + 1);
            missing.Add((poll.FeedUrl, count));
        }
        return missing;
    }

    /// <summary>Requests every feed after one of Composer's queues or bindings was missing, since the polls of that time did not arrive.
    /// Waits until the other services have restored theirs.</summary>
    private async Task RequestAllAsync(CancellationToken cancellationToken)
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

    /// <summary>Requests, once, the feeds that never reported.</summary>
    private async Task RequestUnreportedAsync(CancellationToken cancellationToken)
    {
        if (hasRequestedUnreported || !queues.HasBroker || clock.GetElapsedTime(started) < FirstReportsTimeout)
            return;
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            var heard = await context.FeedStatusPeriods.Select(p => p.FeedUrl).Distinct().ToHashSetAsync(cancellationToken);
            var silent = configuration.Feeds.Select(f => f.Url).Where(url => !heard.Contains(url)).ToList();
            foreach (var feed in silent)
                await FetchAsync(feed, cancellationToken);
            if (silent.Count > 0)
                LogSilent(log, silent.Count, silent[0]);
        }
        hasRequestedUnreported = true;
    }

    private Task FetchAsync(string feedUrl, CancellationToken cancellationToken)
    {
        var command = new FetchFeed { FeedUrl = feedUrl, RequestedAt = clock.GetUtcNow(), Unconditional = true };
        return PublishLimit.KeepAsync(limited => bus.Publish(command, limited), cancellationToken);
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
        Level = LogLevel.Warning,
        Message = "No poll of {Feeds} feeds, such as {FeedUrl}, has arrived since the start; they are fetched again")]
    private static partial void LogSilent(ILogger log, int feeds, string feedUrl);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Missing} of {Entries} entries of {FeedUrl} have not arrived although the feed was fetched again {Times} times; "
            + "the next briefing says so, and they are given up")]
    private static partial void LogGivenUp(ILogger log, int missing, int entries, string feedUrl, int times);
}

using BriefingBus.Fetcher.Storage;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Loops;
using Microsoft.Extensions.Options;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Claims due feeds and polls them concurrently, both scheduled and requested ones.</summary>
public sealed partial class DueFeeds(
    FeedLeases leases,
    FeedStateStore states,
    FeedPoller poller,
    RunningPolls polls,
    BriefingConfiguration configuration,
    EditionTimes editions,
    IOptions<PollingMode> mode,
    LoopSignal<DueFeeds> signal,
    BrokerStatus broker,
    PollFailures failures,
    TimeProvider time,
    ILogger<DueFeeds> logger) : IHostedLifecycleService, IDisposable
{
    /// <summary>The interval between two claims.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>The maximum number of concurrent polls of feeds whose last poll succeeded, and again of new and failing ones: hanging feeds
    /// never take the slots of working ones.</summary>
    private const int MaxConcurrentPolls = 192;

    /// <summary>How long a stopping process waits for polls that have their answer.</summary>
    private static readonly TimeSpan MaxStop = TimeSpan.FromSeconds(8);

    private readonly Dictionary<string, FeedOptions> feeds = configuration.Feeds.ToDictionary(f => f.Url, StringComparer.Ordinal);
    private readonly SemaphoreSlim provenRoom = new(MaxConcurrentPolls);
    private readonly SemaphoreSlim otherRoom = new(MaxConcurrentPolls);
    private readonly PassPacer pacer = new(signal, time);
    private readonly CancellationTokenSource stop = new();
    private long lastExtended = time.GetTimestamp();
    private volatile bool hasOrphanedLeases;
    private int lossesHandled;
    private long? lossSeenAt;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await states.SynchronizeAsync(feeds.Keys, cancellationToken);
        var now = time.GetUtcNow();
        await states.BringForwardAsync(
            feed => PollSchedule.BeforeEdition(feed.NextDue, editions.Next(feed.Url, feed.LastPolled, now), Poll.SpreadOf(feed.Id)),
            cancellationToken);
        if (mode.Value.BusDiesWithProcess)
            await states.ReclaimAsync(cancellationToken);
        if (mode.Value.AtStart)
            await states.RequestRefreshOfAllAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Cancels polls that wait for an answer and lets the others finish and release their feeds while the bus still runs. The loop
    /// has stopped before. A poll that cannot be published in time is repeated later: nothing of it was saved.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        LogStopping(polls.Count);
        await stop.CancelAsync();
        var ended = polls.WhenAllAsync();
        if (await Task.WhenAny(ended, Task.Delay(MaxStop, time, cancellationToken)) != ended)
            LogUnfinished(polls.Count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        pacer.Dispose();
        stop.Dispose();
        provenRoom.Dispose();
        otherRoom.Dispose();
    }

    /// <summary>One pass of the loop: starts polls up to the maximum.</summary>
    public async Task ClaimDueAsync(CancellationToken cancellationToken)
    {
        var (hadOrphans, done) = (hasOrphanedLeases, false);
        hasOrphanedLeases = false;
        try
        {
            // After a database fault, feeds may be claimed that nobody polls.
            if (hadOrphans)
                await leases.ReleaseAllExceptAsync(polls.Feeds, cancellationToken);
            if (time.GetElapsedTime(lastExtended) >= leases.ExtendEvery)
            {
                // A lease counts from before it was written, and so does the next extension.
                var extended = time.GetTimestamp();
                await leases.ExtendAsync(polls.FeedsThatProgress, cancellationToken);
                lastExtended = extended;
            }
            await RecoverLossAsync(cancellationToken);
            var started = time.GetTimestamp();
            await ClaimAsync(provenRoom, proven: true, cancellationToken);
            await ClaimAsync(otherRoom, proven: false, cancellationToken);
            pacer.LastPass = time.GetElapsedTime(started);
            done = true;
        }
        finally
        {
            hasOrphanedLeases |= !done;
        }
    }

    /// <summary>Fetches everything again after the broker lost its data, and with it the last polls' messages. Entries keep their
    /// identities, so that none arrives twice.</summary>
    private async Task RecoverLossAsync(CancellationToken cancellationToken)
    {
        var losses = broker.Losses;
        if (losses <= lossesHandled || time.GetElapsedTime(lossSeenAt ??= time.GetTimestamp()) < BrokerStatus.Reconnecting)
            return;
        await states.ForceRefreshOfAllAsync(cancellationToken);
        (lossesHandled, lossSeenAt) = (losses, null);
    }

    private async Task ClaimAsync(SemaphoreSlim room, bool proven, CancellationToken cancellationToken)
    {
        var free = 0;
        try
        {
            while (room.Wait(0, cancellationToken))
                free++;
            if (free == 0)
                return;
            var claimed = await leases.ClaimDueAsync(free, proven, requestedOnly: !mode.Value.OnSchedule, cancellationToken);
            var ending = claimed.Where(polls.Contains).ToList();
            foreach (var state in claimed.Except(ending))
            {
                polls.Start(state, () => PollAsync(state, room));
                free--;
            }
            // A poll that has saved its feed but not ended yet: the pass that its end requests claims the feed again. A lease kept until
            // then would hold a feed that nobody polls.
            if (ending.Count > 0)
                await leases.ReleaseAsync([.. ending.Select(s => s.Id)], cancellationToken);
        }
        finally
        {
            if (free > 0)
                room.Release(free);
        }
    }

    private async Task PollAsync(FeedState state, SemaphoreSlim room)
    {
        try
        {
            if (!feeds.TryGetValue(state.Url, out var feed) || !await TryPollAsync(state, feed, stop.Token))
                await leases.ReleaseAsync([state.Id], CancellationToken.None);
        }
        // Only faults outside the feed get here, such as an unreachable database or bus. The other polls go on; this feed stays due and is
        // claimed again once the next pass has released it.
#pragma warning disable CA1031 // Nobody awaits a poll: what escaped here would be seen by no one.
        catch (Exception e)
#pragma warning restore CA1031
        {
            hasOrphanedLeases = true;
            failures.Log(e, state.Url);
        }
        finally
        {
            polls.End(state);
            room.Release();
            if (!stop.IsCancellationRequested)
                pacer.RequestPass();
        }
    }

    private async Task<bool> TryPollAsync(FeedState state, FeedOptions feed, CancellationToken stopping)
    {
        try
        {
            await poller.PollAsync(state, feed, stopping);
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "Stopping: no further feeds are claimed; {InProgress} polls are in progress")]
    private partial void LogStopping(int inProgress);

    [LoggerMessage(LogLevel.Warning, "{InProgress} polls did not finish in time; their feeds will be fetched again")]
    private partial void LogUnfinished(int inProgress);
}

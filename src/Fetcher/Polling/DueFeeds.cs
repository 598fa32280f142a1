using System.Collections.Concurrent;
using BriefingBus.Configuration;
using BriefingBus.Fetcher.Storage;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Loops;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Claims the feeds that are due and polls them side by side. All polls go through here, the scheduled
/// ones and those that somebody asks for.</summary>
public sealed partial class DueFeeds(
    FeedLeases leases,
    FeedStateStore states,
    FeedPoller poller,
    BriefingConfiguration configuration,
    EditionTimes editions,
    BusLifetime busLifetime,
    LoopSignal<DueFeeds> signal,
    BrokerStatus broker,
    TimeProvider time,
    ILogger<DueFeeds> logger,
    ScheduledPolls? schedule = null,
    PollAtStart? atStart = null) : IHostedLifecycleService, IHealthCheck, IDisposable
{
    /// <summary>How often it looks for feeds that are due.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Most polls at once of feeds whose last poll succeeded, and as many of those that are new or failed: feeds that hang never
    /// take the room of those that are read.</summary>
    private const int MaxConcurrentPolls = 192;

    /// <summary>Of all polls in progress one ends sooner than this, or something holds them all: requests have a time limit of their own.</summary>
    private static readonly TimeSpan NoneEnds = TimeSpan.FromMinutes(3);

    /// <summary>No poll takes this long, articles included, unless something holds it; another fetcher may have its feed then.</summary>
    private static readonly TimeSpan MaxPoll = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(1);

    /// <summary>A pass that needs no pause of this before it is cheap enough to follow every poll.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>How long a process that stops waits for polls that have their answer.</summary>
    private static readonly TimeSpan Finishing = TimeSpan.FromSeconds(8);

    private readonly Dictionary<string, FeedOptions> _feeds = configuration.Feeds.ToDictionary(f => f.Url, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, RunningPoll> _polls = new();
    private readonly SemaphoreSlim _provenRoom = new(MaxConcurrentPolls);
    private readonly SemaphoreSlim _otherRoom = new(MaxConcurrentPolls);
    private readonly Lock _logging = new();
    private readonly CancellationTokenSource _stopping = new();
    private long _lastEnd = time.GetTimestamp();
    private long _extended = time.GetTimestamp();
    private long? _lastLogged;
    private ITimer? _nextPass;
    private TimeSpan _passTook;
    private int _isPassScheduled;
    private volatile bool _hasOrphanedLeases;
    private int _lossesHandled;
    private long? _lossSeenAt;

    /// <summary>Claims soon what somebody asked for; returns at once.</summary>
    public void Signal() => signal.Raise();

    /// <summary>True where an edition names the feed.</summary>
    public bool IsConfigured(string url) => _feeds.ContainsKey(url);

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await states.SynchronizeAsync(_feeds.Keys, cancellationToken);
        var now = time.GetUtcNow();
        await states.BringForwardAsync(
            feed => PollSchedule.BeforeEdition(feed.NextDue, feed.LastPolled, editions.Next(feed.Url, now), Poll.SpreadOf(feed.Id)), cancellationToken);
        if (busLifetime == BusLifetime.Process)
            await states.ReclaimAsync(cancellationToken);
        if (atStart is not null)
            await states.RequestRefreshOfAllAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends the polls that still ask, lets those that have an answer finish, and gives the feeds back, while the bus still runs. The
    /// loop has stopped before. What cannot be published in time is fetched again later: nothing of it was saved.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        LogStopping(_polls.Count);
        await _stopping.CancelAsync();
        var polls = Task.WhenAll(_polls.Values.Select(p => p.Task));
        if (await Task.WhenAny(polls, Task.Delay(Finishing, time, cancellationToken)) != polls)
            LogUnfinished(_polls.Count);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _nextPass?.Dispose();
        _stopping.Dispose();
        _provenRoom.Dispose();
        _otherRoom.Dispose();
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var silence = time.GetElapsedTime(Volatile.Read(ref _lastEnd));
        var held = _polls.Values.Where(IsHeld).Select(p => p.Url).Order(StringComparer.Ordinal).ToList();
        return Task.FromResult(
            !_polls.IsEmpty && silence > NoneEnds ? HealthCheckResult.Unhealthy(
                $"None of {_polls.Count} polls has come to an end for {silence.TotalSeconds:0} s.")
            : held.Count > 0 ? HealthCheckResult.Unhealthy(
                $"{held.Count} polls have not come to an end for {MaxPoll.TotalMinutes:0} minutes, such as that of {held[0]}.")
            : HealthCheckResult.Healthy());
    }

    private bool IsHeld(RunningPoll poll) => time.GetElapsedTime(poll.Started) > MaxPoll;

    /// <summary>One pass of the loop: starts as many polls as there is room for.</summary>
    public async Task ClaimDueAsync(CancellationToken cancellationToken)
    {
        var (cleared, done) = (_hasOrphanedLeases, false);
        _hasOrphanedLeases = false;
        try
        {
            // A claim or a poll that the database cut off may have left feeds claimed that nobody polls.
            if (cleared)
                await leases.ReleaseAllExceptAsync([.. _polls.Keys], cancellationToken);
            if (time.GetElapsedTime(_extended) >= leases.ExtendEvery)
            {
                await leases.ExtendAsync([.. _polls.Where(p => !IsHeld(p.Value)).Select(p => p.Key)], cancellationToken);
                _extended = time.GetTimestamp();
            }
            // What the last polls published may have been lost with the broker's data; entries keep their identities, so that none comes twice.
            if (broker.Losses is var losses && losses > _lossesHandled
                && time.GetElapsedTime(_lossSeenAt ??= time.GetTimestamp()) >= BrokerStatus.Reconnecting)
            {
                await states.ForceRefreshOfAllAsync(cancellationToken);
                (_lossesHandled, _lossSeenAt) = (losses, null);
            }
            var started = time.GetTimestamp();
            await ClaimAsync(_provenRoom, proven: true, cancellationToken);
            await ClaimAsync(_otherRoom, proven: false, cancellationToken);
            _passTook = time.GetElapsedTime(started);
            done = true;
        }
        finally
        {
            _hasOrphanedLeases |= !done;
        }
    }

    private async Task ClaimAsync(SemaphoreSlim lane, bool proven, CancellationToken cancellationToken)
    {
        var room = 0;
        try
        {
            while (lane.Wait(0, cancellationToken))
                room++;
            var claimed = room == 0 ? [] : await leases.ClaimDueAsync(room, proven, requestedOnly: schedule is null, cancellationToken);
            foreach (var state in claimed.Where(s => !_polls.ContainsKey(s.Id)))
            {
                Start(state, lane, _stopping.Token);
                room--;
            }
        }
        finally
        {
            if (room > 0)
                lane.Release(room);
        }
    }

    private void Start(FeedState state, SemaphoreSlim lane, CancellationToken stopping)
    {
        if (_polls.IsEmpty)
            Volatile.Write(ref _lastEnd, time.GetTimestamp());
        var begin = new TaskCompletionSource();
        _polls[state.Id] = new RunningPoll(state.Url, PollAsync(begin.Task, state, lane, stopping), time.GetTimestamp());
        begin.SetResult();
    }

    private async Task PollAsync(Task begin, FeedState state, SemaphoreSlim lane, CancellationToken stopping)
    {
        await begin;
        await Task.Yield();
        try
        {
            if (!_feeds.TryGetValue(state.Url, out var feed) || !await TryPollAsync(state, feed, stopping))
                await leases.ReleaseAsync([state.Id], CancellationToken.None);
        }
        // The one place where every failure of a poll ends that is not the feed's own: a database or a bus that is away. The others go on;
        // this feed stays due, and is taken on again once the next pass has given it back.
        catch (Exception e)
        {
            _hasOrphanedLeases = true;
            LogBroken(e, state.Url);
        }
        finally
        {
            Volatile.Write(ref _lastEnd, time.GetTimestamp());
            _polls.TryRemove(state.Id, out _);
            lane.Release();
            ScheduleNextPass();
        }
    }

    /// <summary>The end of a poll makes room for another, of its host or of any. Passes take at most a fifth of the time.</summary>
    private void ScheduleNextPass()
    {
        if (_stopping.IsCancellationRequested || Interlocked.Exchange(ref _isPassScheduled, 1) == 1)
            return;
        if (_passTook < Pause / 4)
        {
            Volatile.Write(ref _isPassScheduled, 0);
            signal.Raise();
            return;
        }
        _nextPass ??= time.CreateTimer(
            _ =>
            {
                Volatile.Write(ref _isPassScheduled, 0);
                signal.Raise();
            },
            state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _nextPass.Change(_passTook * 4, Timeout.InfiniteTimeSpan);
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

    /// <summary>What is away for one poll is away for all: one of them is named in a minute. A fault of our own is always named.</summary>
    private void LogBroken(Exception fault, string feedUrl)
    {
        if (!TransientFault.IsTransient(fault))
        {
            LogPollBroke(fault, feedUrl, TransientFault.Reason(fault));
            return;
        }
        lock (_logging)
        {
            if (_lastLogged is { } last && time.GetElapsedTime(last) < Repeat)
                return;
            _lastLogged = time.GetTimestamp();
        }
        LogPollBroke(null, feedUrl, TransientFault.Reason(fault));
    }

    private sealed record RunningPoll(string Url, Task Task, long Started);

    [LoggerMessage(LogLevel.Information, "No further feeds are claimed; {InProgress} polls are in progress")]
    private partial void LogStopping(int inProgress);

    [LoggerMessage(LogLevel.Warning, "{InProgress} polls could not be finished in time; their feeds will be fetched again")]
    private partial void LogUnfinished(int inProgress);

    [LoggerMessage(LogLevel.Error, "The poll of {FeedUrl} could not be finished and will be repeated: {Reason}. Others that fail so within a minute are not listed")]
    private partial void LogPollBroke(Exception? e, string feedUrl, string reason);
}

using System.Collections.Concurrent;
using BriefingBus.Configuration;
using BriefingBus.Fetcher.Storage;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Loops;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Takes on the feeds that are due and polls them side by side. All polls go through here, the scheduled
/// ones and those that somebody asks for.</summary>
public sealed partial class DueFeeds(
    FeedLeases leases,
    FeedRegister register,
    FeedPoller poller,
    BriefingConfiguration configuration,
    BusLifetime busLifetime,
    LoopSignal<DueFeeds> signal,
    BrokerStatus broker,
    TimeProvider time,
    ILogger<DueFeeds> logger,
    ScheduledPolls? schedule = null) : IHostedLifecycleService, IHealthCheck, IDisposable
{
    /// <summary>How often it looks for feeds that are due.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>So many feeds are in hand at once; most of them wait for their host's turn.</summary>
    private const int MostInHand = 256;

    /// <summary>Of all polls in progress one ends sooner than this, or something holds them all: requests have a time limit of their own.</summary>
    private static readonly TimeSpan NoneEnds = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(1);

    /// <summary>How long a process that stops waits for polls that have their answer.</summary>
    private static readonly TimeSpan Finishing = TimeSpan.FromSeconds(8);

    private readonly Dictionary<string, FeedOptions> _feeds = configuration.Feeds.ToDictionary(f => f.Url, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, Task> _inHand = new();
    private readonly SemaphoreSlim _room = new(MostInHand);
    private readonly CancellationTokenSource _stopping = new();
    private long _lastEnd = time.GetTimestamp();
    private long? _lastLogged;
    private volatile bool _leftBehind;
    private int _lossesMet;

    /// <summary>Looks soon for feeds that somebody asked for; returns at once.</summary>
    public void Wake() => signal.Raise();

    /// <summary>True where an edition names the feed.</summary>
    public bool Knows(string url) => _feeds.ContainsKey(url);

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await register.AlignAsync(_feeds.Keys, cancellationToken);
        if (busLifetime == BusLifetime.Process)
            await register.TakeOverAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends the polls that still ask, lets those that have an answer finish, and gives the feeds back, while the bus still runs. The
    /// loop has stopped before. What cannot be published in time is fetched again later: nothing of it was saved.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        LogStopping(_inHand.Count);
        await _stopping.CancelAsync();
        var polls = Task.WhenAll(_inHand.Values);
        if (await Task.WhenAny(polls, Task.Delay(Finishing, time, cancellationToken)) != polls)
            LogUnfinished(_inHand.Count);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _room.Dispose();
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var silence = time.GetElapsedTime(Volatile.Read(ref _lastEnd));
        return Task.FromResult(!_inHand.IsEmpty && silence > NoneEnds
            ? HealthCheckResult.Unhealthy($"None of {_inHand.Count} polls has come to an end for {silence.TotalSeconds:0} s.")
            : HealthCheckResult.Healthy());
    }

    /// <summary>One pass of the loop: starts as many polls as there is room for.</summary>
    public async Task TakeOnAsync(CancellationToken cancellationToken)
    {
        var (cleared, done) = (_leftBehind, false);
        _leftBehind = false;
        try
        {
            // A claim or a poll that the database cut off may have left feeds claimed that nobody polls.
            if (cleared)
                await leases.GiveBackAllButAsync([.. _inHand.Keys], cancellationToken);
            // What the last polls published may have been lost with the broker's data; entries keep their identities, so that none comes twice.
            if (broker.Losses is var losses && losses > _lossesMet)
            {
                await register.RefreshAllAsync(cancellationToken);
                _lossesMet = losses;
            }
            await ClaimAsync(cancellationToken);
            done = true;
        }
        finally
        {
            _leftBehind |= !done;
        }
    }

    private async Task ClaimAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _room.WaitAsync(cancellationToken);
            var room = 1;
            while (_room.Wait(0, cancellationToken))
                room++;
            var started = 0;
            try
            {
                var claimed = await leases.ClaimDueAsync(room, askedOnly: schedule is null, cancellationToken);
                foreach (var state in claimed.Where(s => !_inHand.ContainsKey(s.Id)))
                {
                    Start(state, _stopping.Token);
                    started++;
                }
                if (claimed.Count == 0)
                    return;
            }
            finally
            {
                if (room > started)
                    _room.Release(room - started);
            }
        }
    }

    private void Start(FeedState state, CancellationToken stopping)
    {
        if (_inHand.IsEmpty)
            Volatile.Write(ref _lastEnd, time.GetTimestamp());
        var begin = new TaskCompletionSource();
        _inHand[state.Id] = PollAsync(begin.Task, state, stopping);
        begin.SetResult();
    }

    private async Task PollAsync(Task begin, FeedState state, CancellationToken stopping)
    {
        await begin;
        await Task.Yield();
        try
        {
            if (!_feeds.TryGetValue(state.Url, out var feed) || !await TryPollAsync(state, feed, stopping))
                await leases.GiveBackAsync([state.Id], CancellationToken.None);
        }
        // The one place where every failure of a poll ends that is not the feed's own: a database or a bus that is away. The others go on;
        // this feed stays due, and is taken on again once the next pass has given it back.
        catch (Exception e)
        {
            _leftBehind = true;
            LogBroken(e, state.Url);
        }
        finally
        {
            Volatile.Write(ref _lastEnd, time.GetTimestamp());
            _inHand.TryRemove(state.Id, out _);
            _room.Release();
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

    /// <summary>What is away for one poll is away for all: one of them is named in a minute. A fault of our own is always named.</summary>
    private void LogBroken(Exception fault, string feedUrl)
    {
        if (!TransientFault.CanPass(fault))
        {
            LogPollBroke(fault, feedUrl, TransientFault.Reason(fault));
            return;
        }
        lock (_feeds)
        {
            if (_lastLogged is { } last && time.GetElapsedTime(last) < Repeat)
                return;
            _lastLogged = time.GetTimestamp();
        }
        LogPollBroke(null, feedUrl, TransientFault.Reason(fault));
    }

    [LoggerMessage(LogLevel.Information, "No further feeds are taken on; {InHand} polls are in hand")]
    private partial void LogStopping(int inHand);

    [LoggerMessage(LogLevel.Warning, "{InHand} polls could not be finished in time; their feeds will be fetched again")]
    private partial void LogUnfinished(int inHand);

    [LoggerMessage(LogLevel.Error, "The poll of {FeedUrl} could not be finished and will be repeated: {Reason}. Others that fail so within a minute are not listed")]
    private partial void LogPollBroke(Exception? e, string feedUrl, string reason);
}

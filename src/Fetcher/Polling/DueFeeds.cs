using System.Collections.Concurrent;
using System.Threading.Channels;
using BriefingBus.Configuration;
using BriefingBus.Fetcher.Storage;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Takes on the feeds that are due and polls them side by side, as often as it is woken. All polls go through here, the scheduled
/// ones and those that somebody asks for.</summary>
public sealed partial class DueFeeds(
    FeedLeases leases,
    FeedRegister register,
    FeedPoller poller,
    BriefingConfiguration configuration,
    BusLifetime busLifetime,
    ILogger<DueFeeds> logger) : IHostedLifecycleService, IDisposable
{
    /// <summary>So many feeds are in hand at once; most of them wait for their host's turn.</summary>
    private const int MostInHand = 256;

    private readonly Dictionary<string, FeedOptions> _feeds = configuration.Feeds.ToDictionary(f => f.Url, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, Task> _inHand = new();
    private readonly SemaphoreSlim _room = new(MostInHand);
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stopping = new();
    private Task _work = Task.CompletedTask;
    private int _tick;

    /// <summary>Looks for feeds to poll now; returns at once.</summary>
    /// <param name="askedOnly">True to look only for those that somebody asked for, and not for those that are due.</param>
    public void Wake(bool askedOnly)
    {
        if (!askedOnly)
            Interlocked.Exchange(ref _tick, 1);
        _wake.Writer.TryWrite(true);
    }

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
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _work = WorkAsync(_stopping.Token);
        return Task.CompletedTask;
    }

    /// <summary>Ends the polls that still ask, lets those that have an answer finish, and gives the feeds back, while the bus still runs.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _work.WaitAsync(cancellationToken);
        await Task.WhenAll(_inHand.Values).WaitAsync(cancellationToken);
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

    private async Task WorkAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var _ in _wake.Reader.ReadAllAsync(stopping))
                await TakeOnAsync(askedOnly: Interlocked.Exchange(ref _tick, 0) == 0, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            LogStopping(_inHand.Count);
        }
    }

    private async Task TakeOnAsync(bool askedOnly, CancellationToken stopping)
    {
        while (true)
        {
            await _room.WaitAsync(stopping);
            var room = 1;
            while (_room.Wait(0, stopping))
                room++;
            var started = 0;
            try
            {
                var claimed = await leases.ClaimDueAsync(room, askedOnly, stopping);
                foreach (var state in claimed.Where(s => !_inHand.ContainsKey(s.Id)))
                {
                    Start(state, stopping);
                    started++;
                }
                if (claimed.Count == 0)
                    return;
            }
            catch (System.Data.Common.DbException e)
            {
                LogDatabase(e);
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
            if (_feeds.TryGetValue(state.Url, out var feed))
                await poller.PollAsync(state, feed, stopping);
            else
                await leases.GiveBackAsync([state.Id], CancellationToken.None);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await leases.GiveBackAsync([state.Id], CancellationToken.None);
        }
        // The one place where every failure of a poll ends that is not the feed's own: a database or a bus that is away. The others go on;
        // this feed stays due, and is taken on again when its lease runs out.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogPollBroke(e, state.Url);
        }
        finally
        {
            _inHand.TryRemove(state.Id, out _);
            _room.Release();
        }
    }

    [LoggerMessage(LogLevel.Information, "No further feeds are taken on; {InHand} polls are in hand")]
    private partial void LogStopping(int inHand);

    [LoggerMessage(LogLevel.Error, "The database does not say which feeds are due; the next look comes with the next tick")]
    private partial void LogDatabase(Exception e);

    [LoggerMessage(LogLevel.Error, "The poll of {FeedUrl} could not be finished; it is tried again when its lease runs out")]
    private partial void LogPollBroke(Exception e, string feedUrl);
}

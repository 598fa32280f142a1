using BriefingBus.ServiceDefaults.Loops;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Requests a pass of <see cref="DueFeeds"/> at the end of each poll, but limits passes to a fifth of the time.</summary>
internal sealed class PassPacer(LoopSignal<DueFeeds> signal, TimeProvider time) : IDisposable
{
    /// <summary>A pass shorter than this is cheap enough to follow every poll.</summary>
    private static readonly TimeSpan Cheap = TimeSpan.FromMilliseconds(2.5);

    private ITimer? next;
    private int isScheduled;

    /// <summary>How long the last pass took.</summary>
    public TimeSpan LastPass { get; set; }

    /// <summary>Requests a pass, unless one is requested already.</summary>
    public void RequestPass()
    {
        if (Interlocked.Exchange(ref isScheduled, 1) == 1)
            return;
        if (LastPass < Cheap)
        {
            Raise();
            return;
        }
        next ??= time.CreateTimer(_ => Raise(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        next.Change(LastPass * 4, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => next?.Dispose();

    private void Raise()
    {
        Volatile.Write(ref isScheduled, 0);
        signal.Raise();
    }
}

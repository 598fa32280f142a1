namespace BriefingBus.Fetcher.Http;

/// <summary>A time limit that can be paused.</summary>
internal sealed class Countdown : IDisposable
{
    private readonly TimeProvider time;
    private readonly CancellationTokenSource end;
    private TimeSpan left;
    private long started;

    /// <summary>Starts it.</summary>
    /// <param name="limit">How long it runs.</param>
    /// <param name="time">The clock.</param>
    public Countdown(TimeSpan limit, TimeProvider time)
    {
        this.time = time;
        left = Positive(limit);
        started = time.GetTimestamp();
        end = new CancellationTokenSource(left, time);
    }

    /// <summary>Cancelled at its end.</summary>
    public CancellationToken Token => end.Token;

    /// <summary>Stops it.</summary>
    public void Pause()
    {
        left -= time.GetElapsedTime(started);
        end.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Lets it go on.</summary>
    public void Resume()
    {
        started = time.GetTimestamp();
        end.CancelAfter(Positive(left));
    }

    public void Dispose() => end.Dispose();

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.FromTicks(1);
}

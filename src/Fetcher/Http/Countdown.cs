namespace BriefingBus.Fetcher.Http;

/// <summary>A time limit that can be paused.</summary>
internal sealed class Countdown : IDisposable
{
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end;
    private TimeSpan _left;
    private long _started;

    /// <summary>Starts it.</summary>
    /// <param name="limit">How long it runs.</param>
    /// <param name="time">The clock.</param>
    public Countdown(TimeSpan limit, TimeProvider time)
    {
        _time = time;
        _left = Positive(limit);
        _started = time.GetTimestamp();
        _end = new CancellationTokenSource(_left, time);
    }

    /// <summary>Cancelled at its end.</summary>
    public CancellationToken Token => _end.Token;

    /// <summary>Stops it.</summary>
    public void Pause()
    {
        _left -= _time.GetElapsedTime(_started);
        _end.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    /// <summary>Lets it go on.</summary>
    public void Resume()
    {
        _started = _time.GetTimestamp();
        _end.CancelAfter(Positive(_left));
    }

    public void Dispose() => _end.Dispose();

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.FromTicks(1);
}

using System.Globalization;

namespace BriefingBus.Testing;

/// <summary>A clock that stands still until a test moves it. Timers (and so <see cref="Task.Delay(TimeSpan, TimeProvider)"/>) fire
/// while <see cref="Advance"/> passes their instant, in order of time, each with the clock at its own instant.</summary>
public sealed class FakeClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now;
    private TimeSpan elapsed;

    /// <summary>A clock that shows <paramref name="now"/>.</summary>
    public FakeClock(DateTimeOffset now) => this.now = now;

    /// <summary>A clock that shows the instant written in ISO 8601, such as <c>2026-03-08T06:00:00-05:00</c>.</summary>
    public FakeClock(string now) : this(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture))
    {
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now.ToUniversalTime();
    }

    /// <inheritdoc/>
    public override long GetTimestamp()
    {
        lock (gate)
            return elapsed.Ticks;
    }

    /// <summary>Lets time pass: the clock moves on and timers fire.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative; a clock set back is <see cref="Jump"/>.</exception>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        TimeSpan end;
        lock (gate)
            end = elapsed + time;

        while (NextDue(end) is { } due)
            due.Fire();

        lock (gate)
            MoveTo(end);
    }

    /// <summary>Sets the clock to another instant without time passing, as an administrator or a time server does: no timer fires.</summary>
    public void Jump(DateTimeOffset to)
    {
        lock (gate)
            now = to;
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private FakeTimer? NextDue(TimeSpan end)
    {
        lock (gate)
        {
            var next = timers.Where(t => t.Due <= end).MinBy(t => t.Due);
            if (next is null)
                return null;
            MoveTo(next.Due > elapsed ? next.Due : elapsed);
            if (next.Period > TimeSpan.Zero)
                next.Due += next.Period;
            else
                timers.Remove(next);
            return next;
        }
    }

    private void MoveTo(TimeSpan to)
    {
        now += to - elapsed;
        elapsed = to;
    }

    private sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                clock.timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                Due = clock.elapsed + dueTime;
                Period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
                clock.timers.Add(this);
                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

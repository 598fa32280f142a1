using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace BriefingBus.Testing;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class FakeClock : FakeTimeProvider
{
    /// <summary>A clock that shows <paramref name="now"/>.</summary>
    public FakeClock(DateTimeOffset now) : base(now)
    {
    }

    /// <summary>A clock that shows the instant written in ISO 8601, such as <c>2026-03-08T06:00:00-05:00</c>.</summary>
    public FakeClock(string now) : this(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture))
    {
    }

    private long jumped;

    /// <summary>
    /// Sets the clock to another instant without time passing, as an administrator or a time server does: no timer fires, and timestamps
    /// go on as before.
    /// </summary>
    public void Jump(DateTimeOffset to)
    {
        var before = base.GetTimestamp();
        AdjustTime(to);
        jumped += base.GetTimestamp() - before;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => base.GetTimestamp() - jumped;
}

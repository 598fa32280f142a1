namespace BriefingBus.Cli.Clocks;

/// <summary>A clock that stands at one instant, for composing as if it were then. Waits and timers still take real time.</summary>
/// <param name="instant">The instant.</param>
internal sealed class StandingClock(DateTimeOffset instant) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => instant.ToUniversalTime();
}

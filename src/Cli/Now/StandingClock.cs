namespace BriefingBus.Cli.Now;

/// <summary>A clock that always shows one instant, for composing as of then. Delays and timers take real time.</summary>
/// <param name="instant">The instant.</param>
internal sealed class StandingClock(DateTimeOffset instant) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => instant.ToUniversalTime();
}

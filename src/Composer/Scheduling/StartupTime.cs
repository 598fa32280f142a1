namespace BriefingBus.Composer.Scheduling;

/// <summary>The time at which this process first checked the editions, shortly after its start.</summary>
/// <param name="clock">The clock.</param>
public sealed class StartupTime(TimeProvider clock)
{
    /// <summary>The timestamp of the clock, for <see cref="TimeProvider.GetElapsedTime(long)"/>.</summary>
    public long Timestamp { get; } = clock.GetTimestamp();
}

namespace BriefingBus.Composer.Scheduling;

/// <summary>When this process started.</summary>
/// <param name="clock">The clock.</param>
public sealed class ProcessStart(TimeProvider clock)
{
    /// <summary>Timestamp of the clock at the start, for <see cref="TimeProvider.GetElapsedTime(long)"/>.</summary>
    public long Timestamp { get; } = clock.GetTimestamp();
}

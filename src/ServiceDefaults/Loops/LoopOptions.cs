namespace BriefingBus.ServiceDefaults.Loops;

/// <summary>How a loop runs.</summary>
/// <param name="Name">What it does, in a word or two: its name in logs and in the readiness report.</param>
public sealed record LoopOptions(string Name)
{
    /// <summary>The time between two ticks, by a clock that no one can set; null for a loop that runs once at the start and then only when it is signalled.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Whether the first pass comes at the start, and not with the first tick or signal.</summary>
    public bool AtStart { get; init; } = true;

    /// <summary>How long a pass may take, or be overdue, before the process counts as not ready.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(25);
}

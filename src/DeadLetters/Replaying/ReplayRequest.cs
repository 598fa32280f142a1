using BriefingBus.DeadLetters.Finding;

namespace BriefingBus.DeadLetters.Replaying;

/// <summary>What to replay, and how.</summary>
public sealed record ReplayRequest
{
    /// <summary>Which letters.</summary>
    public required DeadLetterFilter Filter { get; init; }

    /// <summary>The most letters a second, or null for as fast as they go.</summary>
    public double? Rate { get; init; }

    /// <summary>True to count alone, and send nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>True to send one at a time and wait for what becomes of it, so that one that kills its process is told from its neighbours.</summary>
    public bool Isolate { get; init; }

    /// <summary>How long to wait without any news before what has not been heard of is called pending; null for 30 s, or 15 minutes with
    /// <see cref="Isolate"/>, since the broker gives a killer up only after many starts of its process.</summary>
    public TimeSpan? Patience { get; init; }
}

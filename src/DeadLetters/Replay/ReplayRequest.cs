using BriefingBus.DeadLetters.Groups;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>What to replay, and how.</summary>
public sealed record ReplayRequest
{
    /// <summary>Which messages.</summary>
    public required FailedMessageFilter Filter { get; init; }

    /// <summary>The most messages a second, or null for as fast as they go.</summary>
    public double? Rate { get; init; }

    /// <summary>True to count alone, and send nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>True to send one at a time and wait for its outcome, so that one that kills its process is told from its
    /// neighbours.</summary>
    public bool Isolate { get; init; }

    /// <summary>How long to wait without any news before what has no outcome is called pending; null for 30 s, or 15 minutes with
    /// <see cref="Isolate"/>, since the broker gives a message that kills its process up only after many starts of that.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The timeout that applies.</summary>
    internal TimeSpan EffectiveTimeout => Timeout ?? (Isolate ? TimeSpan.FromMinutes(15) : TimeSpan.FromSeconds(30));
}

using BriefingBus.DeadLetters.Groups;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>A request for a replay.</summary>
public sealed record ReplayRequest
{
    /// <summary>The messages to replay.</summary>
    public required FailedMessageFilter Filter { get; init; }

    /// <summary>The maximum rate in messages a second, or null for no limit.</summary>
    public double? Rate { get; init; }

    /// <summary>True to count without sending.</summary>
    public bool DryRun { get; init; }

    /// <summary>True to send one message at a time and wait for its outcome, which separates a poison message from its
    /// neighbours.</summary>
    public bool Isolate { get; init; }

    /// <summary>The timeout of the next outcome, after which the rest counts as pending; null for 30 s, or 15 minutes with
    /// <see cref="Isolate"/>, since the broker gives a poison message up only after many restarts.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The timeout that applies.</summary>
    internal TimeSpan EffectiveTimeout => Timeout ?? (Isolate ? TimeSpan.FromMinutes(15) : TimeSpan.FromSeconds(30));
}

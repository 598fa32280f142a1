using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>The result of a replay, as far as known.</summary>
public sealed record ReplayOutcome
{
    /// <summary>The numbers.</summary>
    public required ReplayProgress Numbers { get; init; }

    /// <summary>Poison messages: sent alone, the broker gave them up again.</summary>
    public IReadOnlyList<FailedMessage> PoisonMessages { get; init; } = [];

    /// <summary>The message that was sent alone and had no outcome in time, which ended the replay; or null.</summary>
    public FailedMessage? Undecided { get; init; }

    /// <summary>Why messages could not be sent, each reason once.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];
}

using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>The result of a replay, as far as it is known.</summary>
public sealed record ReplayOutcome
{
    /// <summary>The numbers.</summary>
    public required ReplayProgress Numbers { get; init; }

    /// <summary>Messages that, sent by themselves, the broker gave up again: each kills its process.</summary>
    public IReadOnlyList<FailedMessage> PoisonMessages { get; init; } = [];

    /// <summary>The message that was sent by itself and had no outcome in time, so that no other was sent after it; or null.</summary>
    public FailedMessage? Undecided { get; init; }

    /// <summary>Why messages could not be sent, each reason once.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];
}

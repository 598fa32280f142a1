using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>The result of a replay, as far as known.</summary>
public sealed record ReplayOutcome
{
    /// <summary>The progress.</summary>
    public required ReplayProgress Numbers { get; init; }

    /// <summary>The poison messages: those that the broker gave up again although they were sent alone.</summary>
    public IReadOnlyList<FailedMessage> PoisonMessages { get; init; } = [];

    /// <summary>The message that was sent alone and had no outcome in time, which ended the replay; or null.</summary>
    public FailedMessage? Undecided { get; init; }

    /// <summary>The reasons why messages could not be sent, each once.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];
}

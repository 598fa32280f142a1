using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.DeadLetters.Replaying;

/// <summary>What became of a replay, as far as it was heard.</summary>
public sealed record ReplayOutcome
{
    /// <summary>The numbers.</summary>
    public required ReplayProgress Numbers { get; init; }

    /// <summary>Letters that, sent by themselves, the broker gave up again: each kills its process. As they wait now.</summary>
    public IReadOnlyList<DeadLetter> Killers { get; init; } = [];

    /// <summary>The letter that was sent by itself and nothing was heard of in time, so that no other was sent after it; or null.</summary>
    public DeadLetter? Undecided { get; init; }

    /// <summary>Why letters could not be sent, each reason once.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];
}

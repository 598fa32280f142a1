using BriefingBus.DeadLetters.Replay;

namespace BriefingBus.DeadLetters.Editing;

/// <summary>The result of an edit.</summary>
public sealed record EditOutcome
{
    /// <summary>What is wrong with the body; then nothing was sent.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    /// <summary>The numbers of its replay, or null where nothing was sent: see <see cref="Mistakes"/>, or the message is not there (any
    /// more).</summary>
    public ReplayProgress? Replay { get; init; }

    /// <summary>Why the edit could not be sent, or null.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether the message was there.</summary>
    public bool Found { get; init; }
}

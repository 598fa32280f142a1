using BriefingBus.DeadLetters.Replaying;

namespace BriefingBus.DeadLetters.Editing;

/// <summary>What became of an edit.</summary>
public sealed record EditOutcome
{
    /// <summary>What is wrong with the body; then nothing was sent.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    /// <summary>What became of what was sent, or null where nothing was: see <see cref="Mistakes"/>, or the letter is not there (any more).</summary>
    public ReplayProgress? Replay { get; init; }

    /// <summary>Why the edit could not be sent, or null.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether the letter was there.</summary>
    public bool Found { get; init; }
}

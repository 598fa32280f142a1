using BriefingBus.DeadLetters.Replay;

namespace BriefingBus.DeadLetters.Editing;

/// <summary>The result of an edit.</summary>
public sealed record EditOutcome
{
    /// <summary>The errors of the body; with errors, nothing was sent.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    /// <summary>The progress of its replay; null if nothing was sent, because of <see cref="Mistakes"/> or because the message no longer
    /// exists.</summary>
    public ReplayProgress? Replay { get; init; }

    /// <summary>Why the edit could not be sent, or null.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether the message existed.</summary>
    public bool Found { get; init; }
}

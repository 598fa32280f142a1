using BriefingBus.Contracts;

namespace BriefingBus.Composer.Selection;

/// <summary>What became of one item, and why.</summary>
public sealed record SelectionDecision
{
    /// <summary>The item; without its words as long as nobody asks for an explanation.</summary>
    public required ItemCleaned Item { get; init; }

    /// <summary>What became of it.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Why, in plain words.</summary>
    public required string Reason { get; init; }

    /// <summary>The item that is shown of the story where this is a further report of it, else null.</summary>
    public Guid? ReportOf { get; init; }

    /// <summary>True where it is judged to repeat what this or an earlier briefing says, and is shown nowhere.</summary>
    public bool IsHeldBack { get; init; }

    /// <summary>Title of the section that it stands in or was meant for, or null where none claims it.</summary>
    public string? Section { get; init; }

    /// <summary>The story's identity, or null where the item came to none.</summary>
    public Guid? StoryId { get; init; }

    /// <summary>The thread that the story goes on, or null where it begins one or there is no story.</summary>
    public Guid? Thread { get; init; }

    /// <summary>The story's score, or null where it was not scored.</summary>
    public StoryScore? Score { get; init; }
}

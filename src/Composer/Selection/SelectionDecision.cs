using BriefingBus.Contracts;

namespace BriefingBus.Composer.Selection;

/// <summary>The outcome of one item, and its reason.</summary>
public sealed record SelectionDecision
{
    /// <summary>The item, without its text unless an explanation is requested.</summary>
    public required ItemCleaned Item { get; init; }

    /// <summary>The outcome.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The reason, as a phrase.</summary>
    public required string Reason { get; init; }

    /// <summary>The item shown for the story if this is a further report of it; otherwise null.</summary>
    public Guid? ReportOf { get; init; }

    /// <summary>True if the item repeats this or an earlier briefing and is shown nowhere.</summary>
    public bool IsHeldBack { get; init; }

    /// <summary>The title of the section that it is in or was considered for; null if no section has its feed.</summary>
    public string? Section { get; init; }

    /// <summary>The story's identity, or null if the item is in none.</summary>
    public Guid? StoryId { get; init; }

    /// <summary>The thread that the story continues; null if it begins one or there is no story.</summary>
    public Guid? Thread { get; init; }

    /// <summary>The story's score, or null if it has none.</summary>
    public StoryScore? Score { get; init; }
}

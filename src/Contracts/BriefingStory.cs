namespace BriefingBus.Contracts;

/// <summary>One story of a briefing, included once whatever the number of feeds that reported it.</summary>
public sealed record BriefingStory
{
    /// <summary>The story's identity: that of the item whose report is shown.</summary>
    public required Guid StoryId { get; init; }

    /// <summary>The headline as plain text.</summary>
    public required string Title { get; init; }

    /// <summary>Whole sentences of the source; empty if none was suitable.</summary>
    public IReadOnlyList<string> Summary { get; init; } = [];

    /// <summary>True if a language model chose the sentences of the summary.</summary>
    public bool SummarisedByModel { get; init; }

    /// <summary>The report that is shown.</summary>
    public required StorySource Source { get; init; }

    /// <summary>Other feeds that reported it, best first.</summary>
    public IReadOnlyList<StorySource> AlsoReportedBy { get; init; } = [];

    /// <summary>True if an earlier briefing of this edition had the story and the report is newer.</summary>
    public bool Updated { get; init; }

    /// <summary>The new fact in the words of the headline, such as <c>Seven dead</c>; null if no single word or number shows it.</summary>
    public string? Change { get; init; }

    /// <summary>Its reports in earlier briefings; null for a new story.</summary>
    public StoryThread? Thread { get; init; }

    /// <summary>True if the edition follows the story, so that it is included even if others outrank it.</summary>
    public bool Followed { get; init; }

    /// <summary>Language of the text as a BCP 47 tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Absolute http or https address of the picture at its publisher, or null. Loading it reveals the reader to the
    /// publisher.</summary>
    public string? Image { get; init; }

    /// <summary>The publisher's description of the picture, or null.</summary>
    public string? ImageText { get; init; }

    /// <summary>Reading time of the whole article in seconds, or 0 if its text is unknown.</summary>
    public int ReadingSeconds { get; init; }

    /// <summary>The score that ordered it within its section; higher is earlier.</summary>
    public double Score { get; init; }
}

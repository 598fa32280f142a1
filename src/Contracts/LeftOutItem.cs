namespace BriefingBus.Contracts;

/// <summary>A candidate that a briefing left out, and the reason.</summary>
public sealed record LeftOutItem
{
    /// <summary>The item's identity.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>The name to show for the feed.</summary>
    public required string FeedName { get; init; }

    /// <summary>The headline as plain text, at most 300 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Sentences of the source that summarise it, at most 1,000 characters; empty if none was suitable.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Absolute http or https address of the article, or null.</summary>
    public string? Link { get; init; }

    /// <summary>Title of the section that it was a candidate for; null if no section has its feed.</summary>
    public string? Section { get; init; }

    /// <summary>Why the briefing does not have it, as a phrase of at most 500 characters.</summary>
    public required string Reason { get; init; }
}

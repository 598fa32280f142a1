namespace BriefingBus.Contracts;

/// <summary>Whether an item is in the briefing, and why. The score is weight × (freshness + sources + boost).</summary>
public sealed record PreviewItem
{
    /// <summary>The item's identity.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>The name to show for the feed.</summary>
    public required string FeedName { get; init; }

    /// <summary>The headline as plain text.</summary>
    public required string Title { get; init; }

    /// <summary>Absolute http or https address of the article, or null.</summary>
    public string? Link { get; init; }

    /// <summary>Title of its section, or of the one that it was a candidate for; null if it is part of the weather.</summary>
    public string? Section { get; init; }

    /// <summary>The outcome: <c>top</c> (a lead story), <c>in</c>, <c>also</c> (a further source of a story) or <c>out</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>The reason, as a phrase.</summary>
    public required string Reason { get; init; }

    /// <summary>The thread that rules name as <c>thread:ID</c>: the one that the story continues, or the one that begins when its own story
    /// is briefed. Null if the item is in no story.</summary>
    public Guid? ThreadId { get; init; }

    /// <summary>The story's score, or null if it was not scored.</summary>
    public double? Score { get; init; }

    /// <summary>The weight of its feed or section; 0 if it was not scored.</summary>
    public double Weight { get; init; }

    /// <summary>Points for freshness.</summary>
    public double Freshness { get; init; }

    /// <summary>Points for reports by several publishers.</summary>
    public double Sources { get; init; }

    /// <summary>Points for matching boost rules.</summary>
    public double Boost { get; init; }
}

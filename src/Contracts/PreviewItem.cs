namespace BriefingBus.Contracts;

/// <summary>What would become of one item, and why. Of the score: weight × (freshness + sources + boost).</summary>
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

    /// <summary>Title of the section that it stands in or was meant for, or null where it is part of the weather.</summary>
    public string? Section { get; init; }

    /// <summary>What becomes of it: <c>top</c> (a lead story), <c>in</c>, <c>also</c> (named as a further source of a story) or
    /// <c>out</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why, in plain words.</summary>
    public required string Reason { get; init; }

    /// <summary>The story's score, or null where it was not scored.</summary>
    public double? Score { get; init; }

    /// <summary>The weight of its feed or section; 0 where it was not scored.</summary>
    public double Weight { get; init; }

    /// <summary>Points for being new.</summary>
    public double Freshness { get; init; }

    /// <summary>Points for being told by several publishers.</summary>
    public double Sources { get; init; }

    /// <summary>Points for meeting boost rules.</summary>
    public double Boost { get; init; }
}

namespace BriefingBus.Contracts;

/// <summary>A feed's report of a story.</summary>
public sealed record StorySource
{
    /// <summary>The item's identity.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>The name to show for the feed.</summary>
    public required string Name { get; init; }

    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>The headline of this feed's report.</summary>
    public required string Title { get; init; }

    /// <summary>Absolute http or https address of the article, or of the feed if the entry has none; null if neither is on the
    /// web.</summary>
    public string? Link { get; init; }

    /// <summary>When this feed published it.</summary>
    public required DateTimeOffset Published { get; init; }
}

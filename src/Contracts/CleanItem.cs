namespace BriefingBus.Contracts;

/// <summary>Requests the cleaning of a single entry, because cleaning it with the other entries of its poll failed.</summary>
public sealed record CleanItem
{
    /// <summary>Identity of the poll that brought the entry.</summary>
    public required Guid FetchId { get; init; }

    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>The name to show for the feed.</summary>
    public required string FeedName { get; init; }

    /// <summary>When the poll received its response.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>Language of the feed as a BCP 47 tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>The entry.</summary>
    public required FetchedEntry Entry { get; init; }

    /// <summary>Text that ends several entries of the same poll, found by comparison; it is dropped as boilerplate.</summary>
    public IReadOnlyList<string> RepeatedText { get; init; } = [];
}

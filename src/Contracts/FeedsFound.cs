namespace BriefingBus.Contracts;

/// <summary>The feeds at an address, the likeliest first: the response to <see cref="FindFeeds"/>.</summary>
public sealed record FeedsFound
{
    /// <summary>The feeds; each was read.</summary>
    public required IReadOnlyList<FoundFeed> Feeds { get; init; }

    /// <summary>Why the address cannot be read, as a sentence; null if it can.</summary>
    public string? Problem { get; init; }
}

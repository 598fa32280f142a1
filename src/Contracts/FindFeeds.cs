namespace BriefingBus.Contracts;

/// <summary>Asks Fetcher for the feeds at an address: the feed itself, or those of a web page. Sent as a request: the answer is a
/// <see cref="FeedsFound"/>. Nothing is stored.</summary>
public sealed record FindFeeds
{
    /// <summary>The requester's timeout: a request that is read later is dropped, and a search is stopped then.</summary>
    public required DateTimeOffset AnswerBefore { get; init; }

    /// <summary>Absolute http or https address of a feed or a page.</summary>
    public required string Address { get; init; }
}

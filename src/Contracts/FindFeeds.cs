namespace BriefingBus.Contracts;

/// <summary>Requests from Fetcher the feeds at an address: the feed itself, or those of a web page. Sent as a request: the response is a
/// <see cref="FeedsFound"/>. Nothing is stored.</summary>
public sealed record FindFeeds
{
    /// <summary>The requester's deadline: a request that is read later is dropped, and a search ends then.</summary>
    public required DateTimeOffset AnswerBefore { get; init; }

    /// <summary>Absolute http or https address of a feed or a page.</summary>
    public required string Address { get; init; }
}

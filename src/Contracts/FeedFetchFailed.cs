namespace BriefingBus.Contracts;

/// <summary>A poll of a feed failed.</summary>
public sealed record FeedFetchFailed
{
    /// <summary>Identity of the poll.</summary>
    public required Guid FetchId { get; init; }

    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>The name to show for the feed.</summary>
    public required string FeedName { get; init; }

    /// <summary>When the poll failed.</summary>
    public required DateTimeOffset FailedAt { get; init; }

    /// <summary>How long the poll took, in milliseconds.</summary>
    public int ElapsedMilliseconds { get; init; }

    /// <summary>Since when every poll has failed.</summary>
    public required DateTimeOffset FailingSince { get; init; }

    /// <summary>How many polls in a row have failed, this one included.</summary>
    public required int Failures { get; init; }

    /// <summary>What kind of failure, one of a fixed set of words: <c>not found</c>, <c>gone</c>, <c>refused</c>, <c>server error</c>,
    /// <c>rate limited</c>, <c>unreachable</c>, <c>timeout</c>, <c>not a feed</c>, <c>too large</c>, <c>forbidden address</c>,
    /// <c>empty</c>, <c>unreadable</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The reason in plain words, fit for a reader: no stack trace, no address of a machine inside, no secret.</summary>
    public required string Reason { get; init; }

    /// <summary>HTTP status of the answer, or null if none came.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Until when the publisher asked to be left alone (Retry-After, RFC 9110 §10.2.3), at most a day ahead; null if it did
    /// not.</summary>
    public DateTimeOffset? RetryAfter { get; init; }

    /// <summary>When the next poll is due, or null if the publisher retired the feed (410) and none will follow.</summary>
    public DateTimeOffset? NextFetch { get; init; }
}

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

    /// <summary>The duration of the poll, in milliseconds.</summary>
    public int ElapsedMilliseconds { get; init; }

    /// <summary>The time since which every poll has failed.</summary>
    public required DateTimeOffset FailingSince { get; init; }

    /// <summary>The number of polls that failed in a row, including this one.</summary>
    public required int Failures { get; init; }

    /// <summary>The kind of failure, one of a fixed set: <c>not found</c>, <c>gone</c>, <c>refused</c>, <c>server error</c>, <c>rate
    /// limited</c>, <c>unreachable</c>, <c>timeout</c>, <c>not a feed</c>, <c>too large</c>, <c>forbidden address</c>, <c>empty</c>,
    /// <c>unreadable</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The reason for readers, as a clause: without stack traces, internal addresses or secrets.</summary>
    public required string Reason { get; init; }

    /// <summary>HTTP status of the response, or null if there was none.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The end of a pause that the publisher requested (Retry-After, RFC 9110 §10.2.3), at most a day ahead; null if it requested
    /// none.</summary>
    public DateTimeOffset? RetryAfter { get; init; }

    /// <summary>When the next poll is due, or null if the publisher retired the feed (410) and none will follow.</summary>
    public DateTimeOffset? NextFetch { get; init; }
}

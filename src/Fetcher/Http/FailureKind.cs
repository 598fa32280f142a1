namespace BriefingBus.Fetcher.Http;

/// <summary>The values of <see cref="Contracts.FeedFetchFailed.Kind"/>.</summary>
public static class FailureKind
{
    /// <summary>404, or no such file.</summary>
    public const string NotFound = "not found";

    /// <summary>410: the publisher has retired the feed.</summary>
    public const string Gone = "gone";

    /// <summary>401, 403 and the other refusals.</summary>
    public const string Refused = "refused";

    /// <summary>5xx.</summary>
    public const string ServerError = "server error";

    /// <summary>429, or 503 with Retry-After.</summary>
    public const string RateLimited = "rate limited";

    /// <summary>No such host, no connection, invalid HTTP, or a bad redirect.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>Too slow.</summary>
    public const string Timeout = "timeout";

    /// <summary>An answer, but no feed in it.</summary>
    public const string NotAFeed = "not a feed";

    /// <summary>An answer, but no picture in it that may be shown.</summary>
    public const string NotAPicture = "not a picture";

    /// <summary>More than a limit allows.</summary>
    public const string TooLarge = "too large";

    /// <summary>An address that Fetcher may not contact, or a file outside the configuration's folder.</summary>
    public const string ForbiddenAddress = "forbidden address";

    /// <summary>200 with an empty body.</summary>
    public const string Empty = "empty";

    /// <summary>A file that cannot be opened, or an answer whose compression is broken.</summary>
    public const string Unreadable = "unreadable";
}

namespace BriefingBus.Fetcher.Http;

/// <summary>A request that led to nothing that could be read.</summary>
/// <param name="kind">One of <see cref="FailureKind"/>.</param>
/// <param name="reason">The reason in plain words, fit for a reader.</param>
/// <param name="status">The answer's status where one came.</param>
/// <param name="retryAfter">When the server allows the next request, or null.</param>
/// <param name="inner">The cause, for the log alone.</param>
public sealed class FetchException(
    string kind, string reason, HttpStatusCode? status = null, DateTimeOffset? retryAfter = null, Exception? inner = null)
    : Exception(reason, inner)
{
    /// <summary>One of <see cref="FailureKind"/>.</summary>
    public string Kind => kind;

    /// <summary>HTTP status of the answer, or null where none came.</summary>
    public int? Status => (int?)status;

    /// <summary>The instant before which the server wants no further request, or null.</summary>
    public DateTimeOffset? RetryAfter => retryAfter;
}

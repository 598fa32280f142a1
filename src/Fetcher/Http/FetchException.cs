namespace BriefingBus.Fetcher.Http;

/// <summary>A request without a readable result.</summary>
/// <param name="kind">One of <see cref="FailureKind"/>.</param>
/// <param name="reason">The reason in plain words, fit for a reader.</param>
/// <param name="status">The answer's status, or null if there was no answer.</param>
/// <param name="retryAfter">When the server allows the next request, or null.</param>
/// <param name="inner">The cause, for the log alone.</param>
/// <param name="host">The host that answered, in lower case, or null.</param>
public sealed class FetchException(
    string kind, string reason, HttpStatusCode? status = null, DateTimeOffset? retryAfter = null, Exception? inner = null,
    string? host = null)
    : Exception(reason, inner)
{
    /// <summary>One of <see cref="FailureKind"/>.</summary>
    public string Kind => kind;

    /// <summary>HTTP status of the answer, or null if there was none.</summary>
    public int? Status => (int?)status;

    /// <summary>The instant before which the server wants no further request, or null.</summary>
    public DateTimeOffset? RetryAfter => retryAfter;

    /// <summary>The host that answered with a failure, after redirects, in lower case; null for any other failure.</summary>
    public string? Host => host;
}

using System.Net;

namespace BriefingBus.Fetcher.Http;

/// <summary>A request that led to nothing that could be read, told in plain words.</summary>
public sealed class FetchException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="kind">One of <see cref="FailureKind"/>.</param>
    /// <param name="reason">The reason in plain words, fit for a reader.</param>
    /// <param name="status">The answer's status where one came.</param>
    /// <param name="retryAfter">When the server wants to be asked again, or null.</param>
    /// <param name="inner">What lies behind it; for the log alone.</param>
    public FetchException(
        string kind, string reason, HttpStatusCode? status = null, DateTimeOffset? retryAfter = null, Exception? inner = null)
        : base(reason, inner)
    {
        Kind = kind;
        Status = (int?)status;
        RetryAfter = retryAfter;
    }

    /// <summary>One of <see cref="FailureKind"/>.</summary>
    public string Kind { get; }

    /// <summary>HTTP status of the answer, or null where none came.</summary>
    public int? Status { get; }

    /// <summary>The instant before which the server does not want to be asked again, or null.</summary>
    public DateTimeOffset? RetryAfter { get; }
}

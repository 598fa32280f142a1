namespace BriefingBus.Fetcher.Http;

/// <summary>One document to be fetched.</summary>
public sealed record FetchRequest
{
    /// <summary>Absolute http or https address.</summary>
    public required Uri Address { get; init; }

    /// <summary>The Accept header.</summary>
    public required string Accept { get; init; }

    /// <summary>Largest document in bytes after decompression.</summary>
    public required long MaxBytes { get; init; }

    /// <summary>True if a larger document may be cut at <see cref="MaxBytes"/>; otherwise it is a failure.</summary>
    public bool BeginningSuffices { get; init; }

    /// <summary>ETag of the last answer exactly as received (RFC 9110 §13.1.2), or null.</summary>
    public string? ETag { get; init; }

    /// <summary>Last-Modified of the last answer exactly as received (RFC 9110 §13.1.3), or null.</summary>
    public string? LastModified { get; init; }

    /// <summary>True to accept only the entries that are new since <see cref="ETag"/> (<c>A-IM: feed</c>, RFC 3229).</summary>
    public bool AcceptDelta { get; init; }

    /// <summary>Headers that replace or join the standard ones, sent to every host: no secrets.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Headers with credentials. They go only to the origin of <see cref="Address"/>, even after a redirect.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Credentials { get; init; } = [];

    /// <summary>The configured address of the feed that the document is fetched for. If its host is in <c>allowPrivate</c>, private hosts
    /// are open at its port, and its port is allowed everywhere. Null without a configured feed.</summary>
    public Uri? Configured { get; init; }

    /// <summary>True if a validator makes the request conditional.</summary>
    public bool IsConditional => ETag is not null || LastModified is not null;
}

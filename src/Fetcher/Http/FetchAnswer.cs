namespace BriefingBus.Fetcher.Http;

/// <summary>A document as received, or the answer that it has not changed.</summary>
public sealed record FetchAnswer : IDisposable
{
    /// <summary>The budget's account of <see cref="Body"/>, or null.</summary>
    internal ByteBudget.Charge? Charge { get; init; }

    /// <summary>HTTP status: 200, 206, 226 or 304; null for a file.</summary>
    public int? Status { get; init; }

    /// <summary>The document after decompression; empty if not modified.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Content-Type as received, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>Content-Language as received, or null.</summary>
    public string? ContentLanguage { get; init; }

    /// <summary>Link as received, or null.</summary>
    public string? Link { get; init; }

    /// <summary>Refresh as received, or null.</summary>
    public string? Refresh { get; init; }

    /// <summary>The address that answered, after redirects.</summary>
    public required Uri Address { get; init; }

    /// <summary>The end of an unbroken chain of permanent redirects (301, 308) from the first address, or null.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>ETag exactly as received, or null.</summary>
    public string? ETag { get; init; }

    /// <summary>Last-Modified exactly as received, or null.</summary>
    public string? LastModified { get; init; }

    /// <summary>The freshness lifetime (RFC 9111 §4.2.1), or null if the server states none.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>The problems of a transfer that may have lost content, in plain words.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The harmless problems of the transfer, in plain words.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>True if the server said that nothing has changed.</summary>
    public bool NotModified => Status == 304;

    /// <summary>True if the document has only what is new since the last answer (RFC 3229 §10.4.1, 226 IM Used).</summary>
    public bool IsDelta => Status == 226;

    /// <summary>True if the document is complete, so that the validators cover all of it.</summary>
    public bool Whole => Problems.Count == 0;

    /// <summary>The answer without its body, for a poll that has parsed it.</summary>
    public FetchAnswer WithoutBody() => this with { Body = default, Charge = null };

    /// <summary>Returns the body's memory.</summary>
    public void Dispose() => Charge?.Dispose();
}

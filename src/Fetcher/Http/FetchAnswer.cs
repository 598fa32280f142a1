namespace BriefingBus.Fetcher.Http;

/// <summary>A document as it came, or the word that it has not changed.</summary>
public sealed record FetchAnswer : IDisposable
{
    /// <summary>The account of <see cref="Body"/> with the budget, or null where there is none.</summary>
    internal ByteBudget.Charge? Charge { get; init; }

    /// <summary>HTTP status: 200, 206, 226 or 304; null for a file.</summary>
    public int? Status { get; init; }

    /// <summary>The document after decompression; empty where it was not modified.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Content-Type as received, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>Content-Language as received, or null.</summary>
    public string? ContentLanguage { get; init; }

    /// <summary>The address that answered, after redirects.</summary>
    public required Uri Address { get; init; }

    /// <summary>Where an unbroken chain of permanent redirects (301, 308) from the first address leads, or null where there is
    /// none.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>ETag exactly as received, or null.</summary>
    public string? ETag { get; init; }

    /// <summary>Last-Modified exactly as received, or null.</summary>
    public string? LastModified { get; init; }

    /// <summary>For how long the server calls the answer fresh (RFC 9111 §4.2.1), or null where it does not say.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>What was wrong with the transfer although something came, in plain words.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What was wrong with the transfer and cost nothing, in plain words.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>True where the server said that nothing has changed.</summary>
    public bool NotModified => Status == 304;

    /// <summary>True where the document is whole, so that the validators cover all of it.</summary>
    public bool Whole => Problems.Count == 0;

    /// <summary>The answer without its body, once that is read: what a poll remembers.</summary>
    public FetchAnswer WithoutBody() => this with { Body = default, Charge = null };

    /// <summary>Gives the body's memory back.</summary>
    public void Dispose() => Charge?.Dispose();
}

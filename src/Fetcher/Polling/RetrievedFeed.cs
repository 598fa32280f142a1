using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Fetcher.Polling;

/// <summary>The results of earlier polls that a poll reuses.</summary>
/// <param name="ETag">ETag as received, or null.</param>
/// <param name="LastModified">Last-Modified as received, or null.</param>
/// <param name="MovedTo">The address to request instead of the configured one, or null.</param>
/// <param name="WasRead">True if the feed has been read before, so that a web page in its place is a failure.</param>
public sealed record EarlierAnswer(string? ETag, string? LastModified, string? MovedTo, bool WasRead);

/// <summary>The result of one retrieval.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Feed">The parsed document, or null if not modified.</param>
/// <param name="NamedBy">The web page at the configured address that named the feed, or null if the feed itself is there.</param>
public sealed record RetrievedFeed(FetchAnswer Answer, ParsedFeed? Feed, Uri? NamedBy = null) : IDisposable
{
    /// <summary>Length of the document in bytes, after decompression; 0 if not modified.</summary>
    public int Bytes { get; init; }

    /// <summary>The lease for parsing a large document, held until its entries are packed.</summary>
    internal IDisposable? Memory { get; init; }

    /// <summary>True if the document is complete, so that the answer's validators cover all of it.</summary>
    public bool IsWhole => Answer.Whole && Feed?.EndsEarly != true;

    /// <summary>The problems of transfer and document, in plain words.</summary>
    public IReadOnlyList<string> Problems => [.. Answer.Problems, .. Answer.Remarks, .. Feed?.Problems ?? []];

    /// <summary>The problems that may have lost or damaged content, including all of the transfer's.</summary>
    public IReadOnlyList<string> Losses => [.. Answer.Problems, .. Feed?.Losses ?? []];

    /// <summary>Releases the lease.</summary>
    public void Dispose() => Memory?.Dispose();
}

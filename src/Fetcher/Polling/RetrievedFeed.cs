using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Fetcher.Polling;

/// <summary>What an earlier poll learnt that spares this one something.</summary>
/// <param name="ETag">ETag as received, or null.</param>
/// <param name="LastModified">Last-Modified as received, or null.</param>
/// <param name="MovedTo">The address to ask instead of the configured one, or null.</param>
/// <param name="WasRead">True where the feed has been read before, so that a web page in its place is a failure.</param>
public sealed record EarlierAnswer(string? ETag, string? LastModified, string? MovedTo, bool WasRead);

/// <summary>A feed as one poll found it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Feed">The document in it, or null where it was not modified.</param>
/// <param name="NamedBy">The web page at the configured address that named the feed, or null where the feed itself is there.</param>
public sealed record RetrievedFeed(FetchAnswer Answer, ParsedFeed? Feed, Uri? NamedBy = null) : IDisposable
{
    /// <summary>Length of the document in bytes, after decompression; 0 where it was not modified.</summary>
    public int Bytes { get; init; }

    /// <summary>The turn of a large document, until its entries are packed.</summary>
    internal IDisposable? Memory { get; init; }

    /// <summary>True where nothing of the document is missing, so that the answer's validators cover all of it.</summary>
    public bool IsWhole => Answer.Whole && Feed?.EndsEarly != true;

    /// <summary>What was wrong with transfer and document although it could be read, in plain words.</summary>
    public IReadOnlyList<string> Problems => [.. Answer.Problems, .. Answer.Remarks, .. Feed?.Problems ?? []];

    /// <summary>Those of them that may have cost content or made it wrong: whatever befell the transfer may.</summary>
    public IReadOnlyList<string> Losses => [.. Answer.Problems, .. Feed?.Losses ?? []];

    /// <summary>Ends the turn.</summary>
    public void Dispose() => Memory?.Dispose();
}

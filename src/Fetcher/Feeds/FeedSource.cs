namespace BriefingBus.Fetcher.Feeds;

/// <summary>What is known about a document beside its bytes.</summary>
public sealed record FeedSource
{
    /// <summary>Absolute address the bytes came from (after redirects; <c>Content-Location</c> where the answer states one), against which relative links resolve. Null where unknown.</summary>
    public string? Url { get; init; }

    /// <summary>The <c>Content-Type</c> header as received, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>The <c>Content-Language</c> header as received, or null: the language of a feed that states none itself.</summary>
    public string? ContentLanguage { get; init; }

    /// <summary>The bounds that the document must keep to.</summary>
    public FeedLimits Limits { get; init; } = new();
}

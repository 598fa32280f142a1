namespace BriefingBus.Fetcher.Feeds;

/// <summary>What is known about a document beside its bytes.</summary>
public sealed record FeedSource
{
    /// <summary>Absolute address that the bytes came from (after redirects; <c>Content-Location</c> where the answer states one), against
    /// which relative links resolve. Null where unknown.</summary>
    public string? Url { get; init; }

    /// <summary>The <c>Content-Type</c> header as received, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>The <c>Content-Language</c> header as received, or null: the language of a feed that states none itself.</summary>
    public string? ContentLanguage { get; init; }

    /// <summary>The bounds of the document.</summary>
    public FeedLimits Limits { get; init; } = new();
}

/// <summary>Bounds on a feed document, so that no publisher can make Fetcher slow or large. What exceeds one is cut and listed among the
/// problems.</summary>
public sealed record FeedLimits
{
    /// <summary>Largest document in bytes, after decompression. A larger one is refused.</summary>
    public int Bytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most entries of one document; the rest is not read.</summary>
    public int Entries { get; init; } = 20_000;

    /// <summary>Largest single text (title, summary, content) in bytes of UTF-8; a longer one is cut at a character.</summary>
    public int TextBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Deepest nesting of elements; deeper ones keep their text and lose their tags.</summary>
    public int Depth { get; init; } = 256;

    /// <summary>Most bytes that entities declared in the document itself may expand to, in all. Entities that need a file are never
    /// loaded.</summary>
    public int EntityBytes { get; init; } = 64 * 1024;

    /// <summary>Most list members (authors, categories, enclosures, extensions) of one entry.</summary>
    public int ListMembers { get; init; } = 200;
}

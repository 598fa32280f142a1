namespace BriefingBus.Fetcher.Feeds;

/// <summary>The origin of a document, and its bounds.</summary>
public sealed record FeedSource
{
    /// <summary>Absolute address that the bytes came from (after redirects; <c>Content-Location</c> if stated), the base of relative links.
    /// Null if unknown.</summary>
    public string? Url { get; init; }

    /// <summary>The <c>Content-Type</c> header as received, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>The <c>Content-Language</c> header as received, or null: the language of a feed that declares none.</summary>
    public string? ContentLanguage { get; init; }

    /// <summary>The <c>Link</c> header as received, or null: where a web page that is no feed may name one.</summary>
    public string? Link { get; init; }

    /// <summary>The <c>Refresh</c> header as received, or null.</summary>
    public string? Refresh { get; init; }

    /// <summary>The bounds of the document.</summary>
    public FeedLimits Limits { get; init; } = new();
}

/// <summary>Bounds on a feed document, so that no publisher can make Fetcher slow or large. Content beyond a bound is cut and listed as a
/// problem.</summary>
public sealed record FeedLimits
{
    /// <summary>Largest document in bytes, after decompression. A larger one is refused.</summary>
    public int Bytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Maximum number of entries of one document; the rest is not read.</summary>
    public int Entries { get; init; } = 20_000;

    /// <summary>Largest single text (title, summary, content) in bytes of UTF-8; a longer one is cut at a character.</summary>
    public int TextBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Deepest nesting of elements; deeper ones keep their text and lose their tags.</summary>
    public int Depth { get; init; } = 256;

    /// <summary>Maximum size of all expansions of the document's own entities, in bytes. External entities are never loaded.</summary>
    public int EntityBytes { get; init; } = 64 * 1024;

    /// <summary>Maximum number of members of each list (authors, categories, enclosures, extensions) of one entry.</summary>
    public int ListMembers { get; init; } = 200;
}

namespace BriefingBus.Fetcher.Feeds;

/// <summary>One entry of a feed, whatever its format.</summary>
public sealed record FeedEntry
{
    /// <summary>The id the publisher gave (guid, atom:id, rdf:about, JSON Feed id), or null.</summary>
    public string? Id { get; init; }

    /// <summary>The title, or null.</summary>
    public FeedText? Title { get; init; }

    /// <summary>Address of the article, absolute if a base is known, or null.</summary>
    public string? Link { get; init; }

    /// <summary>When it was published, or null if the feed gives no readable date.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it was last changed, or null.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>Names of the authors in the entry's order, or their e-mail addresses.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Name of the publication that an aggregator took the entry from (RSS 2.0 <c>source</c>, RFC 4287 §4.2.11, the title of a
    /// link of relation <c>via</c>), or null.</summary>
    public string? Publication { get; init; }

    /// <summary>The short form (description, atom:summary), or null.</summary>
    public FeedText? Summary { get; init; }

    /// <summary>The long form (content:encoded, atom:content, content_html), or null.</summary>
    public FeedText? Content { get; init; }

    /// <summary>Categories in the entry's order, none twice.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Files that come with the entry, none twice.</summary>
    public IReadOnlyList<EntryEnclosure> Enclosures { get; init; } = [];

    /// <summary>Address of the entry's picture (media:thumbnail, media:content, itunes:image, picture enclosure), or null.</summary>
    public string? Image { get; init; }

    /// <summary>Language that the entry itself declares, as a BCP 47 tag, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Elements of other vocabularies that a consumer understands, by prefixed name (<c>cap:event</c>, <c>georss:point</c>), as
    /// text. Repeated elements are joined by line feeds.</summary>
    public IReadOnlyDictionary<string, string> Extensions { get; init; } = NoExtensions;

    private static readonly Dictionary<string, string> NoExtensions = [];
}

/// <summary>A human-readable text of a feed with its type (RFC 4287 §3.1, JSON Feed 1.1 <c>content_text</c>).</summary>
/// <param name="Value">The text as the feed gives it, white space trimmed.</param>
/// <param name="IsPlain">True if <paramref name="Value"/> is text that happens to contain <c>&lt;</c> or <c>&amp;</c>, false if it is
/// HTML.</param>
public sealed record FeedText(string Value, bool IsPlain = false)
{
    /// <summary>The text as HTML, which all consumers read.</summary>
    public string Html => IsPlain ? WebUtility.HtmlEncode(Value) : Value;
}

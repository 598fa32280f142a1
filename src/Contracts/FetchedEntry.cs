namespace BriefingBus.Contracts;

/// <summary>One entry of a feed as the publisher wrote it, including HTML.</summary>
public sealed record FetchedEntry
{
    /// <summary>The item's identity, derived from the feed's address and the entry's id; it is the same at every poll and in every
    /// process.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>The entry's id according to its format (guid, atom:id, JSON Feed id), else its link, else a hash of its title and
    /// text.</summary>
    public required string EntryId { get; init; }

    /// <summary>Hash over title, link and bodies, in lower-case hexadecimal. Another value in a later poll means a changed entry.</summary>
    public required string ContentHash { get; init; }

    /// <summary>True if an earlier poll already published this item and its content has changed since.</summary>
    public bool Changed { get; init; }

    /// <summary>The title as HTML, or null if the entry has none.</summary>
    public string? Title { get; init; }

    /// <summary>Absolute address of the article, or null if the entry has none.</summary>
    public string? Link { get; init; }

    /// <summary>When it was published, according to the publisher, or null.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it was last changed, according to the publisher, or null.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>When a poll first saw the entry.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>True if the feed's first poll brought the entry, which may therefore be old; a later entry is new whatever its
    /// date.</summary>
    public bool FirstPoll { get; init; }

    /// <summary>The entry's index in the feed's document; null if unknown.</summary>
    public int? Position { get; init; }

    /// <summary>The authors' names in the entry's order.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Name of the publication that an aggregator took the entry from, or null.</summary>
    public string? Publication { get; init; }

    /// <summary>The categories in the entry's order.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The short form (description, atom:summary) as HTML, or null.</summary>
    public MessageText? Summary { get; init; }

    /// <summary>The long form (content:encoded, atom:content, content_html) as HTML, or null.</summary>
    public MessageText? Content { get; init; }

    /// <summary>The article's web page as HTML, fetched if the configuration requires the full text, or null.</summary>
    public MessageText? Page { get; init; }

    /// <summary>The address that <see cref="Page"/> came from after redirects, or null.</summary>
    public string? PageUrl { get; init; }

    /// <summary>Absolute address of the entry's picture, or null.</summary>
    public string? Image { get; init; }

    /// <summary>The publisher's description of the picture, or null.</summary>
    public string? ImageText { get; init; }

    /// <summary>Language of the entry as a BCP 47 tag if the feed states one, or null.</summary>
    public string? Language { get; init; }

    /// <summary>The files of the entry.</summary>
    public IReadOnlyList<EntryEnclosure> Enclosures { get; init; } = [];

    /// <summary>Elements of other vocabularies that a consumer understands, by prefixed name (<c>cap:event</c>, <c>georss:point</c>), as
    /// text.</summary>
    public IReadOnlyDictionary<string, string> Extensions { get; init; } = new Dictionary<string, string>();

    /// <summary>The round-up that Cleaner split the entry from, or null if the feed lists it itself.</summary>
    public RoundUpSource? RoundUp { get; init; }

    /// <summary>Notes on the entry, as clauses: a body that was cut, a page that could not be fetched.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

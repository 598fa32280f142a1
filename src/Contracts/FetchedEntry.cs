namespace BriefingBus.Contracts;

/// <summary>One entry of a feed as the publisher wrote it, HTML included.</summary>
public sealed record FetchedEntry
{
    /// <summary>The item's identity, derived from the feed's address and the entry's id: the same at every poll and in every
    /// process.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>The entry's id by the rule of its format (guid, atom:id, JSON Feed id), else its link, else a hash of its title and
    /// text.</summary>
    public required string EntryId { get; init; }

    /// <summary>Hash over title, link and bodies, in lower-case hexadecimal: a later poll with another value is a changed entry.</summary>
    public required string ContentHash { get; init; }

    /// <summary>True if an earlier poll already published this item and its content has changed since.</summary>
    public bool Changed { get; init; }

    /// <summary>The title as HTML, or null if the entry has none.</summary>
    public string? Title { get; init; }

    /// <summary>Absolute address of the article, or null if the entry has none.</summary>
    public string? Link { get; init; }

    /// <summary>When the publisher says it was published, or null.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When the publisher says it was last changed, or null.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>When a poll first saw the entry.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>True if the feed's first poll brought the entry, so that it may be old; a later entry is new whatever its
    /// date.</summary>
    public bool FirstPoll { get; init; }

    /// <summary>The entry's place in the feed's document, from 0; null if it is not known.</summary>
    public int? Position { get; init; }

    /// <summary>The authors' names in the entry's order.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The categories in the entry's order.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The short form (description, atom:summary) as HTML, or null.</summary>
    public MessageText? Summary { get; init; }

    /// <summary>The long form (content:encoded, atom:content, content_html) as HTML, or null.</summary>
    public MessageText? Content { get; init; }

    /// <summary>The article's web page as HTML, fetched where the configuration asks for the full text, or null.</summary>
    public MessageText? Page { get; init; }

    /// <summary>The address that <see cref="Page"/> came from after redirects, or null.</summary>
    public string? PageUrl { get; init; }

    /// <summary>Absolute address of the entry's picture, or null.</summary>
    public string? Image { get; init; }

    /// <summary>What the picture shows, in the publisher's words, or null.</summary>
    public string? ImageText { get; init; }

    /// <summary>Language of the entry as a BCP 47 tag where the feed states one, or null.</summary>
    public string? Language { get; init; }

    /// <summary>The files that come with the entry.</summary>
    public IReadOnlyList<EntryEnclosure> Enclosures { get; init; } = [];

    /// <summary>Elements of other vocabularies that a consumer understands, by prefixed name (<c>cap:event</c>, <c>georss:point</c>), as
    /// text.</summary>
    public IReadOnlyDictionary<string, string> Extensions { get; init; } = new Dictionary<string, string>();

    /// <summary>The round-up that Cleaner took the entry from, or null if the feed lists it itself.</summary>
    public RoundUpSource? RoundUp { get; init; }

    /// <summary>Notes on the entry, in plain words: a body that was cut, a page that could not be fetched.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

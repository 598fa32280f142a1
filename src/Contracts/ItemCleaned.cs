namespace BriefingBus.Contracts;

/// <summary>A cleaned entry: its texts for readers, and its origin. All texts are plain text, never HTML.</summary>
public sealed record ItemCleaned
{
    /// <summary>The item's identity, from <see cref="FetchedEntry.ItemId"/>.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>Identity of the poll that brought the entry.</summary>
    public required Guid FetchId { get; init; }

    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>The name to show for the feed.</summary>
    public required string FeedName { get; init; }

    /// <summary>When the poll received its response.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>When a poll first saw the entry.</summary>
    public required DateTimeOffset FirstSeen { get; init; }

    /// <summary>True if the feed's first poll brought the entry, from <see cref="FetchedEntry.FirstPoll"/>.</summary>
    public bool FirstPoll { get; init; }

    /// <summary>The item's index in the feed's document, from <see cref="FetchedEntry.Position"/>.</summary>
    public int? Position { get; init; }

    /// <summary>Hash of the entry as fetched, from <see cref="FetchedEntry.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The headline; empty if the entry has none and none could be derived from its text.</summary>
    public required string Title { get; init; }

    /// <summary>Absolute http or https address of the article, or null.</summary>
    public string? Link { get; init; }

    /// <summary>The text, paragraphs separated by a blank line; empty for an item that is only a headline.</summary>
    public required string Text { get; init; }

    /// <summary>Whole sentences of the source that summarise it, in its order; empty if none was suitable.</summary>
    public IReadOnlyList<string> Summary { get; init; } = [];

    /// <summary>True if a language model chose the sentences of the summary.</summary>
    public bool SummarisedByModel { get; init; }

    /// <summary>When it was published, according to the publisher, or null.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When it was last changed, according to the publisher, or null.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The authors' names.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The feed's categories for the item.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Language of the text as a BCP 47 tag: detected if the text is long enough, else as stated, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Absolute http or https address of the picture, or null.</summary>
    public string? Image { get; init; }

    /// <summary>The publisher's description of the picture, as plain text; or null.</summary>
    public string? ImageText { get; init; }

    /// <summary>Similarity hash of title and text, 16 hexadecimal digits: copies of one text differ in few bits. Null for short
    /// texts.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The number of words of the text.</summary>
    public int WordCount { get; init; }

    /// <summary>Reading time of the text in seconds.</summary>
    public int ReadingSeconds { get; init; }

    /// <summary>Names of people, places and organisations in title and text, most frequent first.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Numbers in title and text, as written.</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>Elements of other vocabularies, from <see cref="FetchedEntry.Extensions"/>, as clean text.</summary>
    public IReadOnlyDictionary<string, string> Extensions { get; init; } = new Dictionary<string, string>();

    /// <summary>True if its publisher marks it as an advertisement (<c>[Sponsor]</c>): no briefing includes it.</summary>
    public bool Advertisement { get; init; }

    /// <summary>True if the feed no longer lists it. Composer uses this for weather feeds, whose issuers end a warning in this
    /// way.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>The round-up that the item was split from, or null if the feed lists it itself.</summary>
    public RoundUpSource? RoundUp { get; init; }

    /// <summary>The number of stories that were split from the item; each is an item of its own. 0 if it is not a round-up.</summary>
    public int RoundUpStories { get; init; }

    /// <summary>The meaning of headline and first sentence; null if no model is installed or it does not support the language.</summary>
    public Embedding? Embedding { get; init; }

    /// <summary>Notes on the item, as clauses.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

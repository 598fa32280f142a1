using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>RSS 0.91, 0.92, 0.93, 0.94 and 2.0 (RSS Advisory Board, RSS 2.0.11), and the elements that publishers add.</summary>
internal static class Rss
{
    /// <summary>The elements of an item, which RDF-based RSS shares.</summary>
    internal static readonly ElementRow<EntryPart>[] Items =
    [
        new(Vocabulary.Rss, "title", EntryPart.Title),
        new(Vocabulary.Rss, "link", EntryPart.Link),
        new(Vocabulary.Rss, "description", EntryPart.Summary),
        new(Vocabulary.Rss, "guid", EntryPart.Guid),
        new(Vocabulary.Rss, "id", EntryPart.Id, 2),
        new(Vocabulary.Rss, "pubDate", EntryPart.Published),
        new(Vocabulary.Rss, "published", EntryPart.Published, 2),
        new(Vocabulary.Rss, "date", EntryPart.Published, 3),
        new(Vocabulary.Rss, "updated", EntryPart.Updated),
        new(Vocabulary.Rss, "lastBuildDate", EntryPart.Updated, 2),
        new(Vocabulary.Rss, "author", EntryPart.Author),
        new(Vocabulary.Rss, "creator", EntryPart.Author, 2),
        new(Vocabulary.Rss, "source", EntryPart.Publication),
        new(Vocabulary.Rss, "category", EntryPart.Category),
        new(Vocabulary.Rss, "tags", EntryPart.Tags),
        new(Vocabulary.Rss, "keywords", EntryPart.Tags),
        new(Vocabulary.Rss, "enclosure", EntryPart.Enclosure),
        new(Vocabulary.Rss, "image", EntryPart.Image, 6),
        new(Vocabulary.Rss, "summary", EntryPart.Abstract),
        new(Vocabulary.Rss, "body", EntryPart.Body, 3),
        new(Vocabulary.Rss, "fullitem", EntryPart.Content, 3),
        new(Vocabulary.Rss, "encoded", EntryPart.Content, 4),
        new(Vocabulary.Rss, "content", EntryPart.Content, 5),

        new(Vocabulary.Atom, "title", EntryPart.AtomTitle, 11),
        new(Vocabulary.Atom, "id", EntryPart.Id, 4),
        new(Vocabulary.Atom, "link", EntryPart.AtomLink, 2),
        new(Vocabulary.Atom, "summary", EntryPart.AtomSummary, 10),
        new(Vocabulary.Atom, "content", EntryPart.AtomContent, 6),
        new(Vocabulary.Atom, "published", EntryPart.Published, 9),
        new(Vocabulary.Atom, "updated", EntryPart.Updated, 9),
        new(Vocabulary.Atom, "author", EntryPart.Person, 14),
        new(Vocabulary.Atom, "category", EntryPart.Term),
    ];

    private static readonly ElementRow<FeedPart>[] Channel =
    [
        new(Vocabulary.Rss, "title", FeedPart.Title),
        new(Vocabulary.Rss, "link", FeedPart.Link),
        new(Vocabulary.Rss, "language", FeedPart.Language),
        new(Vocabulary.Rss, "ttl", FeedPart.TimeToLive),
        new(Vocabulary.Rss, "skipHours", FeedPart.SkipHours),
        new(Vocabulary.Rss, "skipDays", FeedPart.SkipDays),
        new(Vocabulary.Rss, "channel", FeedPart.Container),
        new(Vocabulary.Atom, "link", FeedPart.AtomLink, 2),
        new(Vocabulary.Atom, "title", FeedPart.AtomTitle, 5),
    ];

    /// <summary>The format.</summary>
    public static readonly XmlFormat Format = new()
    {
        Vocabulary = Vocabulary.Rss,
        EntryName = [.. "item"u8],
        EntryElements = new(Items, ModuleElements.Rows),
        FeedElements = new(Channel, FeedModuleElements.Rows),
    };
}

/// <summary>RSS 0.90 and 1.0: the same elements as RSS, in RDF, with the items beside the channel.</summary>
internal static class Rdf
{
    private static readonly ElementRow<FeedPart>[] Channel =
    [
        new(Vocabulary.Rss, "channel", FeedPart.Container),
        new(Vocabulary.Rss, "title", FeedPart.Title),
        new(Vocabulary.Rss, "link", FeedPart.Link),
        new(Vocabulary.Rss, "language", FeedPart.Language),
        new(Vocabulary.Atom, "link", FeedPart.AtomLink, 2),
    ];

    /// <summary>The format.</summary>
    public static readonly XmlFormat Format = new()
    {
        Vocabulary = Vocabulary.Rss,
        EntryName = [.. "item"u8],
        EntryElements = new(Rss.Items, ModuleElements.Rows),
        FeedElements = new(Channel, FeedModuleElements.Rows),
    };
}

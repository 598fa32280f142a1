using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds.Formats;

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

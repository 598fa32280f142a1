using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>Atom 1.0 (RFC 4287) and 0.3.</summary>
internal static class Atom
{
    private static readonly ElementRow<EntryPart>[] Entries =
    [
        new(Vocabulary.Atom, "title", EntryPart.AtomTitle),
        new(Vocabulary.Atom, "id", EntryPart.Id),
        new(Vocabulary.Atom, "guid", EntryPart.Id, 3),
        new(Vocabulary.Atom, "link", EntryPart.AtomLink),
        new(Vocabulary.Atom, "summary", EntryPart.AtomSummary),
        new(Vocabulary.Atom, "description", EntryPart.Summary, 3),
        new(Vocabulary.Atom, "content", EntryPart.AtomContent),
        new(Vocabulary.Atom, "published", EntryPart.Published),
        new(Vocabulary.Atom, "issued", EntryPart.Published, 1),
        new(Vocabulary.Atom, "created", EntryPart.Published, 3),
        new(Vocabulary.Atom, "pubDate", EntryPart.Published, 4),
        new(Vocabulary.Atom, "updated", EntryPart.Updated),
        new(Vocabulary.Atom, "modified", EntryPart.Updated, 1),
        new(Vocabulary.Atom, "author", EntryPart.Person),
        new(Vocabulary.Atom, "source", EntryPart.Source, 2 * EntryDraft.AddressRank),
        new(Vocabulary.Atom, "category", EntryPart.Term),
        new(Vocabulary.Atom, "enclosure", EntryPart.Enclosure),
    ];

    private static readonly ElementRow<FeedPart>[] Feed =
    [
        new(Vocabulary.Atom, "title", FeedPart.AtomTitle),
        new(Vocabulary.Atom, "link", FeedPart.AtomLink),
        new(Vocabulary.Atom, "language", FeedPart.Language, 5),
        new(Vocabulary.Atom, "author", FeedPart.Person),
    ];

    /// <summary>The format.</summary>
    public static readonly XmlFormat Format = new()
    {
        Vocabulary = Vocabulary.Atom,
        LinksMeanSite = false,
        EntryName = [.. "entry"u8],
        EntryElements = new(Entries, ModuleElements.Rows),
        FeedElements = new(Feed, FeedModuleElements.Rows),
    };
}

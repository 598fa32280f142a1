using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>Channel Definition Format (W3C submission of 9 March 1997): addresses and dates are attributes.</summary>
internal static class Cdf
{
    private static readonly ElementRow<EntryPart>[] Items =
    [
        new(Vocabulary.Rss, "title", EntryPart.Title),
        new(Vocabulary.Rss, "abstract", EntryPart.Summary),
        new(Vocabulary.Rss, "a", EntryPart.Link),
        new(Vocabulary.Rss, "logo", EntryPart.HrefImage),
    ];

    private static readonly ElementRow<FeedPart>[] Channel =
    [
        new(Vocabulary.Rss, "title", FeedPart.Title),
        new(Vocabulary.Rss, "a", FeedPart.Link),
    ];

    /// <summary>The format.</summary>
    public static readonly XmlFormat Format = new()
    {
        Vocabulary = Vocabulary.Rss,
        EntryName = [.. "item"u8],
        EntryElements = new(Items, ModuleElements.Rows),
        FeedElements = new(Channel),
    };

    /// <summary>Whether a root element called "channel" is CDF's: it is in capitals or has an address, unlike a bare RSS channel.</summary>
    public static bool IsChannel(XmlScanner scanner) =>
        scanner.LocalName.SequenceEqual("CHANNEL"u8) || scanner.Attributes.Get("HREF"u8) is not null;
}

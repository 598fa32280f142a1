using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>An XML format as data: what its documents look like and what each element contributes.</summary>
internal sealed record XmlFormat
{
    /// <summary>The vocabulary of the format's own elements, also assumed where a document forgets to say so.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>True where relative links are meant relative to the feed's web site rather than to the document.</summary>
    public bool LinksMeanSite { get; init; } = true;

    /// <summary>Local name of an entry's element.</summary>
    public required byte[] EntryName { get; init; }

    /// <summary>The elements of an entry.</summary>
    public required ElementTable<EntryPart> EntryElements { get; init; }

    /// <summary>The elements of the feed itself.</summary>
    public required ElementTable<FeedPart> FeedElements { get; init; }
}

using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>An XML format as data: the form of its documents and what each element contributes.</summary>
internal sealed record XmlFormat
{
    /// <summary>The vocabulary of the format's own elements, also assumed if a document declares none.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>True if relative links are relative to the feed's web site rather than to the document.</summary>
    public bool LinksMeanSite { get; init; } = true;

    /// <summary>Local name of an entry's element.</summary>
    public required byte[] EntryName { get; init; }

    /// <summary>The elements of an entry.</summary>
    public required ElementTable<EntryPart> EntryElements { get; init; }

    /// <summary>The elements of the feed itself.</summary>
    public required ElementTable<FeedPart> FeedElements { get; init; }
}

/// <summary>One line of a format's table: which element contributes what, and how it ranks among others that contribute the same (0
/// wins).</summary>
internal readonly record struct ElementRow<TPart>(Vocabulary Vocabulary, string Name, TPart Part, int Rank = 0);

/// <summary>A format's elements, found by vocabulary and name in any case, without allocating.</summary>
internal sealed class ElementTable<TPart>
{
    /// <summary>Names that texts with mark-up use for elements of HTML.</summary>
    private static readonly HashSet<string> SharedWithHtml =
        new(StringComparer.OrdinalIgnoreCase) { "source", "summary", "image", "body", "div" };

    private readonly (Vocabulary Vocabulary, byte[] Name, TPart Part, int Rank)[][] buckets;

    public ElementTable(params IEnumerable<ElementRow<TPart>>[] groups)
    {
        buckets = new (Vocabulary, byte[], TPart, int)[256][];
        Array.Fill(buckets, []);
        foreach (var row in groups.SelectMany(group => group))
        {
            var name = Encoding.ASCII.GetBytes(row.Name);
            ref var bucket = ref buckets[Bucket(row.Vocabulary, name)];
            bucket = [.. bucket, (row.Vocabulary, name, row.Part, row.Rank)];
        }
    }

    /// <summary>The part and rank of the element that the scanner has just started; false if the format does not know it.</summary>
    public bool TryFind(XmlScanner scanner, out TPart part, out int rank)
    {
        var name = scanner.LocalName;
        foreach (ref readonly var row in buckets[Bucket(scanner.Vocabulary, name)].AsSpan())
        {
            if (row.Vocabulary != scanner.Vocabulary || !Ascii.EqualsIgnoreCase(row.Name, name)) continue;
            (part, rank) = (row.Part, row.Rank);
            return true;
        }
        (part, rank) = (default!, 0);
        return false;
    }

    /// <summary>Whether the format knows an element, and HTML has none of that name.</summary>
    public bool IsNotHtml(Vocabulary vocabulary, ReadOnlySpan<byte> name)
    {
        foreach (ref readonly var row in buckets[Bucket(vocabulary, name)].AsSpan())
        {
            if (row.Vocabulary == vocabulary && vocabulary != Vocabulary.Xhtml && Ascii.EqualsIgnoreCase(row.Name, name))
                return !SharedWithHtml.Contains(Encoding.ASCII.GetString(row.Name));
        }
        return false;
    }

    private static int Bucket(Vocabulary vocabulary, ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : ((int)vocabulary * 31 + name.Length * 7 + (name[0] | 0x20) + (name[^1] | 0x20) * 3) & 255;
}

/// <summary>What an element of an entry contributes, and in which form.</summary>
internal enum EntryPart : byte
{
    None,
    Title,
    AtomTitle,
    Summary,
    Notes,
    Abstract,
    AtomSummary,
    Content,
    AtomContent,
    Body,
    Id,
    Guid,
    Link,
    AtomLink,
    Published,
    Updated,
    Author,
    Person,
    Source,
    Publication,
    Category,
    Term,
    ItunesCategory,
    Tags,
    Enclosure,
    MediaContent,
    MediaGroup,
    Thumbnail,
    HrefImage,
    Image,
    Language,
    Extension,
}

/// <summary>What an element of the feed itself contributes.</summary>
internal enum FeedPart : byte
{
    None,
    Title,
    AtomTitle,
    Link,
    AtomLink,
    Language,
    Person,
    TimeToLive,
    SkipHours,
    SkipDays,
    UpdatePeriod,
    UpdateFrequency,
    Container,
}

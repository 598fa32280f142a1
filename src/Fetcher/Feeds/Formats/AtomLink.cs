using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>An <c>atom:link</c> (RFC 4287 §4.2.7), or an element of another format that is used like one.</summary>
/// <param name="Address">The <c>href</c> as written.</param>
/// <param name="Relation">The relation; <c>alternate</c> if none is given.</param>
/// <param name="Type">The media type, or null.</param>
/// <param name="Length">The length in bytes as written, or null.</param>
/// <param name="Title">What it leads to, for people, or null.</param>
internal readonly record struct AtomLink(string? Address, string Relation, string? Type, string? Length, string? Title)
{
    private const string Registry = "http://www.iana.org/assignments/relation/";

    /// <summary>Rank of an entry's own address: the link if there is no better one.</summary>
    public const int Self = 15;

    /// <summary>The link's rank as "the" link of its element: 0 for a web page that is the alternate; null if it is unsuitable.</summary>
    public int? Rank => Relation switch
    {
        "alternate" when Type is null || Type.Contains("html", StringComparison.OrdinalIgnoreCase) => 0,
        "alternate" => 1,
        "related" => 9,
        "self" => Self,
        _ => null,
    };

    /// <summary>Reads the link that has just started, up to its end. Without an attribute, the element's text is the address.</summary>
    public static AtomLink Read(XmlScanner scanner, ElementTextReader texts)
    {
        var link = ReadAttributes(scanner);
        return link.Address is null ? link with { Address = texts.Read(MarkupRule.Drop)?.Value } : link;
    }

    private static AtomLink ReadAttributes(XmlScanner scanner)
    {
        string? address = null, relation = null, type = null, length = null, title = null;
        var attributes = scanner.Attributes;
        while (attributes.MoveNext())
        {
            var name = attributes.Name;
            if (name.SequenceEqual("href"u8)) address = attributes.Value;
            else if (name.SequenceEqual("rel"u8)) relation = attributes.Value.ToLowerInvariant();
            else if (name.SequenceEqual("type"u8)) type = attributes.Value;
            else if (name.SequenceEqual("length"u8)) length = attributes.Value;
            else if (name.SequenceEqual("title"u8)) title = attributes.Value;
        }
        if (relation?.StartsWith(Registry, StringComparison.Ordinal) == true) relation = relation[Registry.Length..];
        return new(address, string.IsNullOrEmpty(relation) ? "alternate" : relation, type, length, title);
    }
}

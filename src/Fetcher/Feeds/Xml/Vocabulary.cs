namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>The XML vocabularies of feeds that BriefingBus reads.</summary>
internal enum Vocabulary : byte
{
    None,
    Rss,
    Atom,
    Rdf,
    DublinCore,
    DublinCoreTerms,
    Content,
    Media,
    Itunes,
    Syndication,
    FeedBurner,
    GeoRss,
    Geo,
    Cap,
    Slash,
    Threading,
    Prism,
    Enclosure,
    Xhtml,
    GooglePlay,
    Other,
}

/// <summary>Maps namespace names, and prefixes that documents forget to declare, to vocabularies.</summary>
internal static class VocabularyTable
{
    /// <summary>Namespace names as the specifications and, if different, publishers write them; compared without scheme, "www.", case and
    /// closing characters.</summary>
    private static readonly (string Name, Vocabulary Vocabulary)[] Namespaces =
    [
        ("http://www.w3.org/2005/Atom", Vocabulary.Atom), // RFC 4287 §2
        ("http://purl.org/atom/ns#", Vocabulary.Atom), // Atom 0.3
        ("http://purl.org/atom/app#", Vocabulary.Atom),
        ("http://purl.org/rss/1.0/", Vocabulary.Rss),
        ("http://my.netscape.com/rdf/simple/0.9/", Vocabulary.Rss),
        ("http://channel.netscape.com/rdf/simple/0.9/", Vocabulary.Rss),
        ("http://my.netscape.com/publish/formats/rss-0.91.dtd", Vocabulary.Rss),
        ("http://backend.userland.com/rss", Vocabulary.Rss),
        ("http://backend.userland.com/rss2", Vocabulary.Rss),
        ("http://backend.userland.com/rss091", Vocabulary.Rss),
        ("http://backend.userland.com/rss092", Vocabulary.Rss),
        ("http://backend.userland.com/rss191", Vocabulary.Rss),
        ("http://blogs.law.harvard.edu/tech/rss", Vocabulary.Rss),
        ("http://cyber.law.harvard.edu/rss", Vocabulary.Rss),
        ("http://www.rssboard.org/rss-specification", Vocabulary.Rss),
        ("http://purl.org/net/rss1.1#", Vocabulary.Rss),
        ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", Vocabulary.Rdf),
        ("http://purl.org/dc/elements/1.1/", Vocabulary.DublinCore),
        ("http://purl.org/dc/elements/1.0/", Vocabulary.DublinCore),
        ("http://purl.org/dc/terms/", Vocabulary.DublinCoreTerms),
        ("http://purl.org/rss/1.0/modules/content/", Vocabulary.Content),
        ("http://search.yahoo.com/mrss/", Vocabulary.Media),
        ("http://search.yahoo.com/rss/", Vocabulary.Media),
        ("http://video.search.yahoo.com/mrss/", Vocabulary.Media),
        ("http://tools.search.yahoo.com/mrss/", Vocabulary.Media),
        ("http://www.rssboard.org/media-rss", Vocabulary.Media),
        ("http://www.itunes.com/dtds/podcast-1.0.dtd", Vocabulary.Itunes),
        ("http://purl.org/rss/1.0/modules/syndication/", Vocabulary.Syndication),
        ("http://rssnamespace.org/feedburner/ext/1.0", Vocabulary.FeedBurner),
        ("http://www.georss.org/georss", Vocabulary.GeoRss),
        ("http://www.georss.org/georss/10", Vocabulary.GeoRss),
        ("http://www.w3.org/2003/01/geo/wgs84_pos#", Vocabulary.Geo),
        ("urn:oasis:names:tc:emergency:cap:1.0", Vocabulary.Cap),
        ("urn:oasis:names:tc:emergency:cap:1.1", Vocabulary.Cap),
        ("urn:oasis:names:tc:emergency:cap:1.2", Vocabulary.Cap),
        ("http://purl.org/rss/1.0/modules/slash/", Vocabulary.Slash),
        ("http://purl.org/syndication/thread/1.0", Vocabulary.Threading),
        ("http://prismstandard.org/namespaces/1.0/basic/", Vocabulary.Prism),
        ("http://prismstandard.org/namespaces/1.1/basic/", Vocabulary.Prism),
        ("http://prismstandard.org/namespaces/1.2/basic/", Vocabulary.Prism),
        ("http://prismstandard.org/namespaces/basic/1.2/", Vocabulary.Prism),
        ("http://prismstandard.org/namespaces/basic/2.0/", Vocabulary.Prism),
        ("http://prismstandard.org/namespaces/basic/2.1/", Vocabulary.Prism),
        ("http://prismstandard.org/namespaces/basic/2.2/", Vocabulary.Prism),
        ("http://prismstandard.org/namespaces/basic/3.0/", Vocabulary.Prism),
        ("http://prismstandard.org/namespaces/basic/3.1/", Vocabulary.Prism),
        ("http://purl.oclc.org/net/rss_2.0/enc#", Vocabulary.Enclosure),
        ("http://www.w3.org/1999/xhtml", Vocabulary.Xhtml),
        ("http://www.google.com/schemas/play-podcasts/1.0", Vocabulary.GooglePlay),
    ];

    /// <summary>The prefixes by which these vocabularies are known; the first of each is the one used in
    /// <see cref="FeedEntry.Extensions"/>.</summary>
    private static readonly (string Prefix, Vocabulary Vocabulary)[] Prefixes =
    [
        ("atom", Vocabulary.Atom),
        ("atom10", Vocabulary.Atom),
        ("a10", Vocabulary.Atom),
        ("rss", Vocabulary.Rss),
        ("rdf", Vocabulary.Rdf),
        ("dc", Vocabulary.DublinCore),
        ("dcterms", Vocabulary.DublinCoreTerms),
        ("dct", Vocabulary.DublinCoreTerms),
        ("content", Vocabulary.Content),
        ("media", Vocabulary.Media),
        ("itunes", Vocabulary.Itunes),
        ("sy", Vocabulary.Syndication),
        ("syn", Vocabulary.Syndication),
        ("feedburner", Vocabulary.FeedBurner),
        ("georss", Vocabulary.GeoRss),
        ("geo", Vocabulary.Geo),
        ("cap", Vocabulary.Cap),
        ("slash", Vocabulary.Slash),
        ("thr", Vocabulary.Threading),
        ("prism", Vocabulary.Prism),
        ("enc", Vocabulary.Enclosure),
        ("xhtml", Vocabulary.Xhtml),
        ("googleplay", Vocabulary.GooglePlay),
    ];

    private static readonly Dictionary<string, Vocabulary> ByNamespace =
        Namespaces.ToDictionary(row => Key(row.Name), row => row.Vocabulary, StringComparer.Ordinal);

    private static readonly Dictionary<string, Vocabulary> ByPrefix =
        Prefixes.ToDictionary(row => row.Prefix, row => row.Vocabulary, StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<Vocabulary, string> PrefixOf =
        Prefixes.DistinctBy(row => row.Vocabulary).ToDictionary(row => row.Vocabulary, row => row.Prefix);

    /// <summary>The vocabulary of a namespace name; if the name is unknown, that of its prefix.</summary>
    public static Vocabulary FromNamespace(string name, string prefix) =>
        name.Length == 0 ? Vocabulary.None : ByNamespace.TryGetValue(Key(name), out var known) ? known : FromPrefix(prefix);

    /// <summary>The vocabulary of an undeclared prefix.</summary>
    public static Vocabulary FromPrefix(string prefix) => ByPrefix.GetValueOrDefault(prefix, Vocabulary.Other);

    /// <summary>The customary prefix of a vocabulary, or null.</summary>
    public static string? CustomaryPrefix(Vocabulary vocabulary) => PrefixOf.GetValueOrDefault(vocabulary);

    private static string Key(string name)
    {
        var start = name.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
            : name.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : 0;
        if (name.AsSpan(start).StartsWith("www.", StringComparison.OrdinalIgnoreCase)) start += 4;
        return name[start..].Trim().TrimEnd('/', '#').ToLowerInvariant();
    }
}

using BriefingBus.Fetcher.Feeds.Html;
using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>The format that a document's root element declares.</summary>
/// <param name="Name">The format's name with its version.</param>
/// <param name="Format">The format.</param>
/// <param name="IsOwnNamespace">True if the root element belongs to the format itself, as in all formats but RDF.</param>
internal sealed record FeedRoot(string Name, XmlFormat Format, bool IsOwnNamespace = true)
{
    /// <summary>How many elements may precede the feed, printed by a broken program.</summary>
    private const int MaxBefore = 50;

    /// <summary>Documents that are mistaken for feeds, by their root element.</summary>
    private static readonly (string Root, string Reason)[] Others =
    [
        (
            "opml",
            "The document is OPML, a list of feeds, and not a feed itself: 'briefingbus feeds import' adds its feeds to briefing.yaml."),
        ("urlset", "The document is a site map and not a feed."),
        ("sitemapindex", "The document is an index of site maps and not a feed."),
        ("error", "The document is an error message in XML and not a feed."),
    ];

    /// <summary>Elements that only HTML has, with which pages without a head begin.</summary>
    private static readonly string[] PageElements =
    [
        "html", "meta", "script", "noscript", "div", "p", "h1", "h2", "br", "hr", "center", "font", "form", "iframe", "img", "span",
        "table",
    ];

    /// <summary>Moves the scanner to the feed's root element.</summary>
    /// <exception cref="NotAFeedException">There is none.</exception>
    public static FeedRoot Find(XmlScanner scanner, FeedDocument document, FeedSource source, FeedProblems problems)
    {
        string? first = null;
        var inPage = false; // a feed that a template wrapped in a page declares what it is
        for (var elements = 0; elements < MaxBefore && scanner.Read();)
        {
            if (scanner.Token != XmlToken.Start) continue;
            if (Recognize(scanner) is { } root
                && (!inPage || scanner.Attributes.Get("xmlns"u8) is not null || scanner.Attributes.Get("version"u8) is not null))
            {
                if (first is not null) problems.Add("there is something before the feed");
                return root;
            }
            first ??= Encoding.UTF8.GetString(scanner.LocalName[..Math.Min(40, scanner.LocalName.Length)]);
            inPage |= scanner.Is("html"u8);
            elements++;
        }
        throw Refuse(first, document, source);
    }

    private static FeedRoot? Recognize(XmlScanner scanner)
    {
        if (scanner.Is("rss"u8)) return new(Versioned("rss", scanner.Attributes.Get("version"u8)), Rss.Format);
        if (scanner.Is("RDF"u8)) return new(IsNetscape(scanner) ? "rss 0.90" : "rss 1.0", Rdf.Format, IsOwnNamespace: false);
        if (scanner.Is("feed"u8)) return new(AtomName(scanner), Atom.Format);
        if (scanner.Is("entry"u8) && scanner.Vocabulary == Vocabulary.Atom) return new("atom entry", Atom.Format);
        if (scanner.Is("channel"u8)) return Cdf.IsChannel(scanner) ? new("cdf", Cdf.Format) : new("rss", Rss.Format);
        return null;
    }

    private static bool IsNetscape(XmlScanner scanner) =>
        scanner.Attributes.Get("xmlns"u8)?.Contains("netscape.com", StringComparison.OrdinalIgnoreCase) == true;

    private static string Versioned(string name, string? version) =>
        string.IsNullOrWhiteSpace(version) || version.Length > 10 ? name : $"{name} {version}";

    private static string AtomName(XmlScanner scanner)
    {
        var version = scanner.Attributes.Get("version"u8);
        return version == "0.3" || scanner.Attributes.Get("xmlns"u8)?.Contains("purl.org/atom/ns", StringComparison.Ordinal) == true
            ? "atom 0.3"
            : "atom 1.0";
    }

    private static NotAFeedException Refuse(string? first, FeedDocument document, FeedSource source)
    {
        if (first is null) return new("The document has no elements: it is plain text or damaged.");
        var other = Array.Find(Others, row => string.Equals(row.Root, first, StringComparison.OrdinalIgnoreCase));
        if (other.Reason is not null) return new(other.Reason);
        var links = FeedDiscovery.FindAll(document.Text, source);
        var page = PageElements.Contains(first, StringComparer.OrdinalIgnoreCase) || FeedDiscovery.LooksLikeHtml(document.Text);
        if (!page) return new($"The document is XML but no feed: it begins with <{first}>.");
        return links.Count == 0
            ? new("The document is a web page and not a feed.")
            : new($"The document is a web page; it links to the feed {links[0]}.") { FeedLinks = links };
    }
}

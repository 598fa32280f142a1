using System.Text;
using BriefingBus.Fetcher.Feeds.Links;
using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds;

/// <summary>Finds the feed that a web page links to (RSS Board, "RSS Autodiscovery"; HTML Standard §4.6.6.1).</summary>
internal static class FeedDiscovery
{
    /// <summary>How far into a page its links are looked for, in bytes.</summary>
    private const int Head = 512 * 1024;

    private static readonly string[] FeedTypes = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/xml", "text/xml"];

    /// <summary>Address of the first feed that the page's <c>link</c> elements name as its alternate, absolute where the page's address is known; or null.</summary>
    public static string? Find(ReadOnlySpan<byte> page, FeedSource source)
    {
        page = page[..Math.Min(page.Length, Head)];
        var baseAddress = Address.Web(source.Url);
        var entities = new EntityTable(0, new FeedProblems());
        while (page.IndexOf((byte)'<') is var at and >= 0)
        {
            page = page[(at + 1)..];
            var isLink = Begins(page, "link"u8);
            if (!isLink && !Begins(page, "base"u8)) continue;
            var close = page.IndexOf((byte)'>');
            if (close < 0) return null;
            var attributes = new XmlAttributes(page[4..close], entities);
            if (!isLink)
            {
                if (baseAddress is not null && Uri.TryCreate(baseAddress, attributes.Get("href"u8), out var stated)) baseAddress = stated;
            }
            else if (IsFeed(attributes)) return Address.Resolve(attributes.Get("href"u8), baseAddress);
        }
        return null;
    }

    /// <summary>Whether a document that is no XML is a web page.</summary>
    public static bool LooksLikeHtml(ReadOnlySpan<byte> document)
    {
        var head = Encoding.Latin1.GetString(document[..Math.Min(document.Length, 2048)]);
        return head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.Contains("<head", StringComparison.OrdinalIgnoreCase) || head.Contains("<body", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Begins(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name) =>
        text.Length > name.Length && Ascii.EqualsIgnoreCase(text[..name.Length], name) && text[name.Length] is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r';

    private static bool IsFeed(XmlAttributes attributes)
    {
        var relation = attributes.Get("rel"u8)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (relation.Contains("feed", StringComparer.OrdinalIgnoreCase)) return true;
        return relation.Contains("alternate", StringComparer.OrdinalIgnoreCase) && FeedTypes.Contains(attributes.Get("type"u8)?.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);
    }
}

using System.Text.RegularExpressions;
using BriefingBus.Fetcher.Feeds.Links;

namespace BriefingBus.Fetcher.Feeds.Html;

/// <summary>Finds the feed that a web page links to (RSS Board, "RSS Autodiscovery"; HTML Standard §4.6.6.1).</summary>
internal static partial class FeedDiscovery
{
    /// <summary>The length of the part of a page that is searched for links, in bytes.</summary>
    private const int Head = 512 * 1024;

    /// <summary>The length of the part of a document that is examined to recognise a web page, in bytes.</summary>
    private const int Beginning = 4096;

    /// <summary>The media types of feeds, the most specific first; the last two are any XML's.</summary>
    private static readonly string[] FeedTypes =
        ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/xml", "text/xml"];

    private const int AnyXml = 4;

    /// <summary>Address of the feed that the page links to as its alternate, absolute if the page's address is known; or null. Never a feed
    /// of comments.</summary>
    public static string? Find(ReadOnlySpan<byte> page, FeedSource source)
    {
        var found = FindAll(page, source);
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>Addresses of all feeds that the page links to; links with a feed's type in the page's head come first.</summary>
    public static IReadOnlyList<string> FindAll(ReadOnlySpan<byte> page, FeedSource source)
    {
        var html = Encoding.UTF8.GetString(page[..Math.Min(page.Length, Head)]);
        var tags = new HtmlTags(html);
        var (baseAddress, hasBase) = (Address.Web(source.Url), false);
        var (sure, others) = (new List<string>(), new List<string>());
        while (tags.MoveNext())
        {
            if (tags.IsEnd || tags.IsComment) continue;
            if (tags.Is("base") && !hasBase && tags.Attribute("href") is { } stated)
            {
                hasBase = true; // only the first one counts (§4.2.3)
                if (baseAddress is null ? Address.Web(stated) is { } resolved : Uri.TryCreate(baseAddress, stated, out resolved))
                    baseAddress = resolved;
            }
            if (!(tags.Is("link") || tags.Is("a")) || Rank(tags) is not { } rank) continue;
            var address = Address.Resolve(tags.Attribute("href"), baseAddress);
            if (address is null || (Address.HasScheme(address) && !Address.IsWeb(address)) || IsOfComments(tags, address)) continue;
            (rank < AnyXml && tags.Is("link") ? sure : others).Add(address);
        }
        return [.. sure.Concat(others).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether a document that is no XML is a web page.</summary>
    public static bool LooksLikeHtml(ReadOnlySpan<byte> document)
    {
        var html = Encoding.Latin1.GetString(document[..Math.Min(document.Length, Beginning)]);
        var tags = new HtmlTags(html);
        while (tags.MoveNext())
        {
            if (tags.IsComment ? html.AsSpan(tags.Start).StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) : tags.Is("html")
                || tags.Is("head") || tags.Is("body"))
                return true;
        }
        return false;
    }

    /// <summary>Rank of the link's media type among those of feeds; null if it does not lead to a feed.</summary>
    private static int? Rank(HtmlTags tags)
    {
        var relation = tags.Attribute("rel")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (relation.Contains("feed", StringComparer.OrdinalIgnoreCase)) return 0;
        if (!relation.Contains("alternate", StringComparer.OrdinalIgnoreCase)) return null;
        var type = tags.Attribute("type")?.Split(';')[0].Trim();
        return Array.FindIndex(FeedTypes, known => known.Equals(type, StringComparison.OrdinalIgnoreCase)) is var rank and >= 0
            ? rank
            : null;
    }

    private static bool IsOfComments(HtmlTags tags, string address) =>
        CommentsAddress().IsMatch(address) || CommentsTitle().IsMatch(tags.Attribute("title") ?? "");

    /// <summary>Addresses of comment feeds: WordPress (<c>/comments/feed/</c>, <c>?feed=comments-rss2</c>), Blogger
    /// (<c>/feeds/comments/default</c>), Drupal, Typo3 and their like.</summary>
    [GeneratedRegex(@"(?<![a-z])comments?(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentsAddress();

    /// <summary>"Comments" in that feed's title, in the languages of content management systems (WordPress translations, "Comments
    /// Feed").</summary>
    [GeneratedRegex(
        @"\b(comments?|kommentare?|kommentarer|kommentar-?feed|kommentarsflöde|commentaires?|comentarios?|comentários?|"
        + @"comentaris|comentarii|commenti|reacties|komentarze|komentarzami|komentáře|komentářů|komentáre|komentari|"
        + @"komentarji|komentarų|kommentit|kommenttien|hozzászólás\w*|yorum\w*|komentar|bình luận|комментари\w*|коментар\w*|"
        + @"σχόλι\w*|σχολί\w*|תגובות)\b"
        + "|评论|評論|迴響|コメント|댓글|تعليقات|دیدگاه|ความเห็น|टिप्पणि",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CommentsTitle();
}

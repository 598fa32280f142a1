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

    /// <summary>Addresses of all feeds that the page links to: links with a feed's type in the page's head come first, then its other
    /// links, those of its Link header, and the address that it refreshes to.</summary>
    public static IReadOnlyList<string> FindAll(ReadOnlySpan<byte> page, FeedSource source)
    {
        var html = Encoding.UTF8.GetString(page[..Math.Min(page.Length, Head)]);
        var tags = new HtmlTags(html);
        var (baseAddress, hasBase) = (Address.Web(source.Url), false);
        var (sure, others, refresh) = (new List<string>(), new List<string>(), source.Refresh);
        while (tags.MoveNext())
        {
            if (tags.IsEnd || tags.IsComment) continue;
            if (tags.Is("base") && !hasBase && tags.Attribute("href") is { } stated)
            {
                hasBase = true; // only the first one counts (§4.2.3)
                if (baseAddress is null ? Address.Web(stated) is { } resolved : Uri.TryCreate(baseAddress, stated, out resolved))
                    baseAddress = resolved;
            }
            if (tags.Is("meta") && "refresh".Equals(tags.Attribute("http-equiv")?.Trim(), StringComparison.OrdinalIgnoreCase))
                refresh ??= tags.Attribute("content");
            if (!(tags.Is("link") || tags.Is("a")) || Rank(tags.Attribute("rel"), tags.Attribute("type")) is not { } rank) continue;
            if (Target(tags.Attribute("href"), tags.Attribute("title"), baseAddress) is { } address)
                (rank < AnyXml && tags.Is("link") ? sure : others).Add(address);
        }
        foreach (var link in PageHeaders.Links(source.Link))
            if (Rank(link.Relation, link.Type) is not null && Target(link.Address, link.Title, Address.Web(source.Url)) is { } address)
                others.Add(address);
        if (Target(PageHeaders.RefreshTarget(refresh), title: null, baseAddress) is { } next && next != source.Url) others.Add(next);
        return [.. sure.Concat(others).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Addresses that the page links to in its text and that look like a feed's, absolute. Only reading them shows whether they
    /// are feeds.</summary>
    public static IReadOnlyList<string> FindLikely(ReadOnlySpan<byte> page, FeedSource source)
    {
        var tags = new HtmlTags(Encoding.UTF8.GetString(page[..Math.Min(page.Length, Head)]));
        var (found, known) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        while (tags.MoveNext())
        {
            if (tags.IsEnd || tags.IsComment || !tags.Is("a")) continue;
            if (Target(tags.Attribute("href"), tags.Attribute("title"), Address.Web(source.Url)) is { } address
                && LikelyAddress().IsMatch(address) && known.Add(address))
                found.Add(address);
        }
        return found;
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
    private static int? Rank(string? relations, string? mediaType)
    {
        var relation = relations?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (relation.Contains("feed", StringComparer.OrdinalIgnoreCase)) return 0;
        if (!relation.Contains("alternate", StringComparer.OrdinalIgnoreCase)) return null;
        var type = mediaType?.Split(';')[0].Trim();
        return Array.FindIndex(FeedTypes, known => known.Equals(type, StringComparison.OrdinalIgnoreCase)) is var rank and >= 0
            ? rank
            : null;
    }

    /// <summary>The address of a link, absolute; null if it is no web address or one of comments. Links for feed readers may have the
    /// scheme <c>feed:</c>, before a whole address or in place of http.</summary>
    private static string? Target(string? address, string? title, Uri? baseAddress)
    {
        if (address?.Trim() is { } written && written.StartsWith("feed:", StringComparison.OrdinalIgnoreCase))
            address = Address.IsWeb(written[5..]) ? written[5..] : $"http:{written[5..]}";
        return Address.Resolve(address, baseAddress) is { } target && (Address.IsWeb(target) || !Address.HasScheme(target))
            && !CommentsAddress().IsMatch(target) && !CommentsTitle().IsMatch(title ?? "")
            ? target
            : null;
    }

    /// <summary>A word for feeds as a part of the path or the query (<c>/news/rss.xml</c>, <c>?format=atom</c>).</summary>
    [GeneratedRegex(
        @"://[^/]+/(?:.*[/._=-])?(?:rss2?|atom|rdf|feeds?)(?:[/._?&#-]|\z)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LikelyAddress();

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

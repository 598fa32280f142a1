using BriefingBus.Fetcher.Feeds.Html;
using BriefingBus.Fetcher.Feeds.Links;

namespace BriefingBus.Fetcher.Pictures;

/// <summary>The picture that a web page names for sharing.</summary>
internal static class PagePicture
{
    /// <summary>How far into a page it is searched for, in characters: it belongs in the head.</summary>
    private const int Head = 512 * 1024;

    /// <summary>Names of meta elements with the address, the surest first, each with that of its text: Open Graph ("Structured Properties",
    /// https://ogp.me/#structured) and X's cards (https://developer.x.com/en/docs/x-for-websites/cards/overview/markup).</summary>
    private static readonly (string Address, string Text)[] Names =
    [
        ("og:image:secure_url", "og:image:alt"),
        ("og:image", "og:image:alt"),
        ("og:image:url", "og:image:alt"),
        ("twitter:image", "twitter:image:alt"),
        ("twitter:image:src", "twitter:image:alt"),
    ];

    /// <summary>The page's picture, or null if it names none.</summary>
    /// <param name="html">The page.</param>
    /// <param name="page">Its address.</param>
    public static NamedPicture? Find(string html, Uri page)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var tags = new HtmlTags(html.AsSpan(0, Math.Min(html.Length, Head)));
        while (tags.MoveNext())
        {
            if (!tags.IsEnd && !tags.IsComment && tags.Is("meta") && (tags.Attribute("property") ?? tags.Attribute("name")) is { } name
                && tags.Attribute("content")?.Trim() is { Length: > 0 } content)
                found.TryAdd(name, content);
        }
        foreach (var (address, text) in Names)
        {
            if (found.TryGetValue(address, out var stated) && Address.Resolve(stated, page) is { } resolved && Address.IsWeb(resolved))
                return new(resolved, found.GetValueOrDefault(text));
        }
        return null;
    }
}

namespace BriefingBus.Cleaner.RoundUps;

/// <summary>Distinguishes the addresses of articles from those of front pages, of the page itself and of mail.</summary>
internal static class ArticleAddress
{
    private const int MinNameLength = 12;
    private const int MinDigits = 4;

    /// <summary>The address of a link if it may be an article's: on the web, with a path, not on the page itself.</summary>
    public static Uri? Of(string link, Uri? page)
    {
        if (!(page is not null ? Uri.TryCreate(page, link, out var address) : Uri.TryCreate(link, UriKind.Absolute, out address))
            || address is not { Scheme: "http" or "https" } || address.AbsolutePath.Trim('/').Length == 0 && address.Query.Length == 0)
            return null;
        return page is not null && address.Host == page.Host && address.PathAndQuery == page.PathAndQuery ? null : address;
    }

    /// <summary>Whether the address looks like an article's: it has a name of several words, a date or a number.</summary>
    public static bool NamesArticle(Uri address)
    {
        var name = address.AbsolutePath.TrimEnd('/') is var path ? path[(path.LastIndexOf('/') + 1)..] : "";
        return (name.Length >= MinNameLength && name.AsSpan().ContainsAny('-', '_'))
            || address.PathAndQuery.Count(char.IsAsciiDigit) >= MinDigits
            || name.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the address marks a page of news.</summary>
    public static bool IsOfNews(Uri address) => RoundUpWords.IsAddressOfNews("/" + address.Host + address.PathAndQuery);

    /// <summary>Whether the address marks a page without a story: a manual, a shop, a profile.</summary>
    public static bool IsOfOtherPage(Uri address) => RoundUpWords.IsPathOfOtherPage(address.AbsolutePath);
}

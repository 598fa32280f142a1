using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Metadata;

/// <summary>The metadata of a page. If several vocabularies have a fact, the order is: JSON-LD, Open Graph, microdata, HTML elements
/// (<c>time</c>, <c>h1</c>, <c>title</c>), other meta tags; <c>docs/cleaning.md</c> states it.</summary>
internal sealed record PageMetadata
{
    private static readonly string[] ImageTags = ["og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"];

    public string? Title { get; init; }

    /// <summary>The site's name, or null.</summary>
    public string? Site { get; init; }

    /// <summary>The page's elements for machines.</summary>
    public required PageTags Page { get; init; }

    /// <summary>The article in the page's JSON-LD, or null.</summary>
    public JsonLd? Article { get; init; }

    public string? Language { get; init; }

    public string? Image { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    /// <summary>The text in JSON-LD, or null.</summary>
    public string? Body { get; init; }

    /// <summary>True if the page is an article by its metadata.</summary>
    public bool SaysArticle { get; init; }

    /// <summary>Reads the metadata.</summary>
    public static PageMetadata Read(MarkupNode root, Uri? url)
    {
        var page = new PageTags(root);
        var article = JsonLd.Read(root);
        var site = Line(page.Meta("og:site_name")) ?? Line(article?.Publisher);
        var titles = new PageTitle(root, site);
        return new PageMetadata
        {
            Page = page,
            Article = article,
            Title = titles.Of(Line(article?.Headline))
                ?? titles.Of(Line(page.Meta("og:title")))
                ?? Line(page.Item("headline"))
                ?? Line(page.OnlyHeadline)
                ?? titles.Of(Line(page.Title))
                ?? Line(page.Meta("twitter:title")),
            Site = site,
            Language = Tag(page.Language)
                ?? Tag(article?.Language)
                ?? Tag(page.Meta("og:locale"))
                ?? Tag(page.Meta("content-language"))
                ?? Tag(page.Meta("dc.language")),
            Image = Address(article?.Image, url)
                ?? ImageTags.Select(t => Address(page.Meta(t), url)).FirstOrDefault(a => a is not null)
                ?? Address(page.Item("image"), url),
            Description = Line(page.Meta("og:description")) ?? Line(page.Meta("description")) ?? Line(article?.Description),
            Url = Address(page.Canonical, url) ?? Address(page.Meta("og:url"), url) ?? url?.AbsoluteUri,
            Body = article?.Body,
            SaysArticle = article is { IsArticle: true }
                || page.Meta("og:type") is "article"
                || page.Meta("article:published_time") is not null
                || page.Item("articleBody") is not null,
        };
    }

    private static string? Line(string? value) => value is null ? null : HtmlText.ToLine(value) is { Length: > 0 } line ? line : null;

    private static string? Tag(string? language)
    {
        var tag = language?.Split(',')[0].Trim().Replace('_', '-');
        return tag is { Length: >= 2 and <= 35 } and not "und"
            && char.IsAsciiLetter(tag[0])
            && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? tag
            : null;
    }

    private static string? Address(string? address, Uri? page)
    {
        if (string.IsNullOrWhiteSpace(address))
            return null;
        // "/a.jpg" is an absolute file address to .NET on Unix: only http addresses count as absolute.
        var known = Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        if (!known && page is not null)
            known = Uri.TryCreate(page, address.Trim(), out uri) && uri.Scheme is "http" or "https";
        return known ? uri!.AbsoluteUri : null;
    }
}

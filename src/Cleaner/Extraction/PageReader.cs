using BriefingBus.Cleaner.Extraction.Metadata;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Finds the main content and the facts of a web page.</summary>
public static class PageReader
{
    /// <summary>A shorter text is read again with fewer rules for names, in characters.</summary>
    private const int Enough = 250;

    /// <summary>Reads a page, however broken; never throws. Time and memory are linear in the page's length.</summary>
    /// <param name="html">The page, decoded.</param>
    /// <param name="url">The address it came from; relative addresses are resolved against it.</param>
    /// <param name="explain">True to fill <see cref="CleanedPage.Decisions"/>.</param>
    public static CleanedPage Read(string html, Uri? url, bool explain = false)
    {
        var root = MarkupNode.Parse(html);
        var metadata = PageMetadata.Read(root, url);
        var reading = Best(Reading.Of(root, metadata.Title, strict: true), () => Reading.Of(root, metadata.Title, strict: false));
        var blocks = reading.Length < Enough ? OrBody(reading, metadata.Body) : reading.Kept;
        var kind = blocks == reading.Kept ? PageKindRules.Of(root, metadata, reading) : PageKind.Article;
        if (kind == PageKind.None && OnlyArticle(root) is { Count: > 0 } brief)
            (kind, blocks) = (PageKind.Article, brief);
        var headline = HeadlineArea.Of(root, reading.Furniture.Measure, metadata.Title, reading.TextRange);
        return new CleanedPage
        {
            Kind = kind,
            Blocks = kind == PageKind.Article ? blocks : [],
            Title = metadata.Title,
            Dek = kind == PageKind.Article ? reading.Dek : null,
            Byline = Byline.Find(root, metadata, reading, headline),
            Published = PublicationDate.Find(root, metadata, reading, headline),
            Language = metadata.Language,
            Image = metadata.Image,
            Url = metadata.Url,
            Description = metadata.Description,
            Decisions = explain ? reading.Explain() : [],
        };
    }

    /// <summary>The only <c>article</c> element of a page is its content, even if it is too short to weigh.</summary>
    private static IReadOnlyList<TextBlock> OnlyArticle(MarkupNode root) =>
        root.Subtree().Where(n => n.Name == "article").Take(2).ToList() is [var article]
            ? [.. BlockReader.Read(article, n => n.Name is "nav" or "footer" or "aside" or "form").Select(b => b.Block)]
            : [];

    /// <summary>Pages built by scripts have their text only in JSON-LD.</summary>
    private static IReadOnlyList<TextBlock> OrBody(Reading reading, string? body)
    {
        if (body is null || body.Length < Math.Max(Enough, 2 * reading.Length))
            return reading.Kept;
        var paragraphs = body.Contains("</p>", StringComparison.OrdinalIgnoreCase) ? [body] : body.Split('\n');
        return [.. paragraphs.SelectMany(HtmlText.Read)];
    }

    private static Reading Best(Reading strict, Func<Reading> lenient) =>
        strict.Length >= Enough || !strict.TrustedNames || lenient() is not { } other || other.Length < strict.Length * 2 ? strict : other;
}

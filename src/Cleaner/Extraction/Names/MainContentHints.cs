using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Names;

/// <summary>The names that templates use for the main content, most reliable first.</summary>
internal static class MainContentHints
{
    private static readonly TemplateNames<string> Classes = new(
    [
        (
            "article-body article-content article-text article-main article-copy article-inner post-body post-content post-text post-entry "
            + "entry-content entry-body entry-text story-body story-content story-text blog-content blog-body blogpost-content "
            + "blog-post-content news-content news-body news-text node-content single-content articlebody storybody articlecontent "
            + "postcontent postbody posttext entrycontent articletext storytext body-text body-copy body-content bodytext bodycopy "
            + "artikeltext artikel-text field-name-body wysiwyg richtext rich-text theme-content instapaper-body fliesstext "
            + "mw-parser-output e-content td-post-content content-text text-content textcontent",
         "article artikel text-body entry blog-entry contentbody rte copy", "body"),
        (
            "hentry blogpost blog-post single-post news-item news-detail news-article news-single article-wrapper article-container "
            + "article-detail article-page article-view post-wrapper post-container post-single item-page com-content-article",
         "post story node single detail text", "post"),
        (
            "maincontent main-content content-main content-area content-body content-inner page-content site-content site-main main-column "
            + "maincol hauptinhalt inner-content inhalt contenu contenido center-column",
         "content main primary middle col-main", "column"),
    ]);

    /// <summary>The tiers: the first with enough text decides.</summary>
    public static readonly IReadOnlyList<(string Name, Func<MarkupNode, bool> Marks)> Tiers =
    [
        ("itemprop articleBody", n => n.Attribute("itemprop") is { } p && p.Contains("articleBody", StringComparison.OrdinalIgnoreCase)),
        ("class of an article's body", n => IsContainer(n) && n.Names.Any(x => Classes.Find(x) == "body")),
        ("article element", n => n.Name == "article"),
        ("class of a post", n => IsContainer(n) && n.Names.Any(x => Classes.Find(x) == "post")),
        ("main element", n => n.Name == "main" || n.Attribute("role") == "main"),
        ("class of a content column", n => IsContainer(n) && n.Names.Any(x => Classes.Find(x) == "column")),
    ];

    /// <summary>True for a name that contains a name of the main content.</summary>
    public static bool IsNamed(string name) => Classes.Find(name) is not null;

    private static bool IsContainer(MarkupNode node) => node.Name is "div" or "section" or "article" or "main" or "td" or "span" or "table";
}

using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>
/// When a page was published: what it says to machines first, then its address, then what it shows to readers beside the headline and
/// behind the text. A date without a time is midnight in a zone that the page does not name, written as UTC.
/// </summary>
internal sealed partial class PublicationDate
{
    /// <summary>A line that shows a date is short, in characters without white space; a named element may be longer.</summary>
    private const int MaxLineLength = 120;

    private const int MaxNamedLength = 400;

    /// <summary>
    /// Meta tags of publication, the most reliable first (Open Graph, schema.org, Parse.ly, Sailthru, Cxense, Swiftype, Dublin Core,
    /// Highwire, bepress).
    /// </summary>
    private static readonly string[] MetaTags =
    [
        "article:published_time", "og:published_time", "article:published", "og:article:published_time", "datepublished",
        "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "published_at",
        "published_time", "publication_date", "publication-date", "publish-date", "publishdate", "publish_date", "pubdate",
        "article_date_original", "article.published", "originalpublicationdate", "dc.date.issued", "dcterms.issued",
        "dc.date.created", "dcterms.created", "dc.created", "dcterms.date", "dc.date", "dc:date", "citation_publication_date",
        "citation_date", "bepress_citation_date", "ptime", "rnews:datepublished", "timestamp", "isodatetime", "created", "date",
    ];

    /// <summary>Meta tags of the last change: better than nothing.</summary>
    private static readonly string[] ChangeTags =
    [
        "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "lastmod", "last-modified",
        "revised",
    ];

    /// <summary>Attributes that hold a date for scripts.</summary>
    private static readonly string[] DateAttributes =
    [
        "datetime", "data-datetime", "data-date", "data-time", "data-timestamp", "data-published", "data-publish-date", "data-pubdate",
        "data-epoch", "title", "content",
    ];

    private static readonly TemplateNames<string> Names = new(
    [
        (
            "date datum fecha data dato datetime pubdate pub-date published publish posted publicado publié timestamp time-stamp dateline "
            + "postmetadata post-meta entry-meta postmeta article-meta meta-date byline news-date erstellt veroeffentlicht created "
            + "createdate artikeldatum publicationdate publication-date post-date entry-date article-date postdate date-header newsdatum "
            + "stand uhrzeit",
            "time meta info date published",
            "date"),
    ]);

    private readonly MarkupNode root;
    private readonly Furniture furniture;
    private readonly string? language;

    private PublicationDate(MarkupNode root, Furniture furniture, string? language)
    {
        this.root = root;
        this.furniture = furniture;
        this.language = language;
    }

    [GeneratedRegex(
        @"(?<![\d])(?<y>(?:19|20)\d{2})[/_-]?(?<m>0[1-9]|1[0-2])[/_-]?(?<d>0[1-9]|[12]\d|3[01])(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex InAddress { get; }

    /// <summary>Reads it.</summary>
    public static DateTimeOffset? Find(MarkupNode root, PageTags page, JsonLd? article, Reading reading, string? url)
    {
        var shown = new PublicationDate(root, reading.Furniture, page.Language);
        var changed = (string? value) => Instant(value, page.Language);
        return Machine(page, article)
            ?? shown.InElements() ?? Midnight(FromAddress(url)) ?? Midnight(shown.InText(reading))
            ?? changed(article?.Modified) ?? First(page, ChangeTags) ?? changed(page.Item("dateModified"))
            ?? InWords(page.Title, page.Language) ?? InWords(page.Meta("og:description") ?? page.Meta("description"), page.Language);
    }

    /// <summary>What the page says to machines outside its text.</summary>
    internal static DateTimeOffset? Machine(PageTags page, JsonLd? article) =>
        Instant(article?.Published, page.Language)
        ?? First(page, MetaTags)
        ?? Instant(page.Item("datePublished"), page.Language)
        ?? Instant(page.Item("dateCreated"), page.Language);

    private static DateTimeOffset? First(PageTags page, string[] tags) =>
        tags.Select(tag => Instant(page.Meta(tag), page.Language)).FirstOrDefault(date => date is not null);

    /// <summary>A date for machines, or one for people where a template puts it in a machine's place.</summary>
    private static DateTimeOffset? Instant(string? value, string? language) =>
        value is null
            ? null
            : PageDate.IsYearLast(value)
            ? InWords(value, language)
            : PageDate.Parse(value) ?? (value.Length < MaxLineLength ? InWords(value, language) : null);

    private static DateTimeOffset? InWords(string? text, string? language) => text is null ? null : Midnight(DateText.Find(text, language));

    private static DateTimeOffset? Midnight(DateOnly? date) =>
        date is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    private static DateOnly? FromAddress(string? url) =>
        url is not null && InAddress.Match(url) is { Success: true } match
            ? DateText.Find($"{match.Groups["y"]}-{match.Groups["m"]}-{match.Groups["d"]}", null)
            : null;

    /// <summary>The first element outside other pages' teasers and comments that gives a date to machines.</summary>
    private DateTimeOffset? InElements()
    {
        foreach (var node in root.Subtree().Where(n => !n.IsText && (n.Name is "time" or "abbr" || IsNamed(n))))
        {
            if (IsElsewhere(node))
            {
                continue;
            }

            foreach (var attribute in DateAttributes)
            {
                if (node.Attribute(attribute) is { Length: >= 8 and < 60 } value && PageDate.Parse(value) is { } instant)
                {
                    return instant;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// The date in a short line: in an element named after dates before others, and near the headline before the page's end.
    /// </summary>
    private DateOnly? InText(Reading reading)
    {
        var (begin, end) = reading.TextRange;
        (DateOnly Date, int Rank)? best = null;
        for (var i = 1; i < root.DocumentCount;)
        {
            var node = root.At(i);
            if (node.IsText
                || furniture.Measure.Text(node) is 0
                || HtmlElements.NeverText.Contains(node.Name)
                || node.Name == "head"
                || IsAboutOthers(node))
            {
                i = node.IsText ? i + 1 : node.End;
                continue;
            }

            var isNamed = IsNamed(node);
            if (furniture.Measure.Text(node) > (isNamed ? MaxNamedLength : MaxLineLength))
            {
                i++;
                continue;
            }

            if (DateText.Find(TextOf(node), language) is { } date)
            {
                var rank = (isNamed || node.Subtree().Any(IsNamed) ? 4 : 0) + (i < begin ? 2 : i > end ? 1 : 0);
                best = best is null || rank > best.Value.Rank ? (date, rank) : best;
            }

            i = node.End;
        }

        return best?.Date;
    }

    /// <summary>Comments, teasers, side columns and menus date something else.</summary>
    private bool IsElsewhere(MarkupNode node)
    {
        for (var step = node; step is not null; step = step.Parent)
        {
            if (IsAboutOthers(step))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAboutOthers(MarkupNode node) => node.Name is "nav" or "aside" || DiscardRules.IsOfOtherPages(furniture.Rule(node));

    private static bool IsNamed(MarkupNode node) => !node.IsText && node.Names.Any(n => Names.Find(n) is not null);

    private static string TextOf(MarkupNode node) =>
        string.Join(' ', node.ShownTexts().Select(text => text.Trim()).Where(text => text.Length > 0));
}

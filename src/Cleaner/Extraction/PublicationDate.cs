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

    /// <summary>In the text itself a line tells its date where it holds little else, in characters.</summary>
    private const int MaxBareLength = 40;

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
        "citation_date", "bepress_citation_date", "ptime", "rnews:datepublished", "created", "date",
    ];

    /// <summary>Meta tags of the last change: better than nothing.</summary>
    private static readonly string[] ChangeTags =
    [
        "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "lastmod", "last-modified",
        "revised", "timestamp", "isodatetime",
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

    private static readonly TemplateNames<string> Changes = new(
    [
        ("updated update modified modification lastmod last-modified aktualisiert actualizado actualizada atualizado aggiornato", "", "change"),
    ]);

    private readonly MarkupNode root;
    private readonly Furniture furniture;
    private readonly HeadlineArea headline;
    private readonly string? language;

    private PublicationDate(MarkupNode root, Furniture furniture, HeadlineArea headline, string? language)
    {
        this.root = root;
        this.furniture = furniture;
        this.headline = headline;
        this.language = language;
    }

    [GeneratedRegex(
        @"(?<![\d])(?<y>(?:19|20)\d{2})[/_-]?(?<m>0[1-9]|1[0-2])[/_-]?(?<d>0[1-9]|[12]\d|3[01])(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex InAddress { get; }

    /// <summary>A line that tells when the page was changed.</summary>
    [GeneratedRegex(
        @"^\W*(?:last |zuletzt |dernière |última |ultimo )?(?:updated?|modified|reviewed|aktualisiert|aktualisierung|geändert|mise? à jour|modifié"
        + "|actualizado|actualización|atualizado|atualização|aggiornato|aggiornamento|zaktualizowano|aktualizacja|bijgewerkt|uppdaterad|opdateret"
        + @"|oppdatert|päivitetty|frissítve|aktualizováno|обновлено|оновлено|ausdruck|printed|print date)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TellsChange { get; }

    /// <summary>Reads it.</summary>
    public static DateTimeOffset? Find(MarkupNode root, PageMetadata metadata, Reading reading, HeadlineArea headline)
    {
        var (page, article) = (metadata.Page, metadata.Article);
        var pages = new PublicationDate(root, reading.Furniture, headline, page.Language);
        var shown = pages.InText(reading);
        if ((Machine(page, article) ?? pages.InElements()) is { } stated)
            return shown is var (day, line) && !TellsChange.IsMatch(line) ? PageZone.Of(stated, day, line) : stated;
        var changed = (string? value) => Instant(value, page.Language);
        return Midnight(FromAddress(metadata.Url)) ?? Midnight(shown?.Date)
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

    /// <summary>
    /// The first element outside other pages' teasers and comments that gives a date to machines; near the headline before others, and that
    /// of the publication before that of a change.
    /// </summary>
    private DateTimeOffset? InElements()
    {
        (DateTimeOffset Date, int Rank)? best = null;
        foreach (var node in root.Subtree().Where(n => !n.IsText && (n.Name is "time" or "abbr" || IsNamed(n))))
        {
            var rank = (headline.Holds(node) ? 2 : 0) + (IsOfChange(node) ? 0 : 1);
            if (rank <= best?.Rank || IsElsewhere(node))
            {
                continue;
            }

            foreach (var attribute in DateAttributes)
            {
                if (node.Attribute(attribute) is { Length: >= 8 and < 60 } value && PageDate.Parse(value) is { } instant)
                {
                    best = (instant, rank);
                    break;
                }
            }
        }

        return best?.Date;
    }

    private static bool IsOfChange(MarkupNode node) =>
        node.Attribute("itemprop") == "dateModified"
        || (node.Names.Any(n => Changes.Find(n) is not null)
            && !node.Names.Any(n => n.Contains("publish", StringComparison.OrdinalIgnoreCase)));

    /// <summary>
    /// The date in a short line: near the headline before others, in an element named after dates before others, and before the text or
    /// behind it. In the text itself dates are what it tells of.
    /// </summary>
    private (DateOnly Date, string Line)? InText(Reading reading)
    {
        var (begin, end) = reading.TextRange;
        (DateOnly Date, string Line, int Rank)? best = null;
        for (var i = 1; i < root.DocumentCount;)
        {
            var node = root.At(i);
            if (node.IsText
                || furniture.Measure.Text(node) is 0
                || HtmlElements.NeverText.Contains(node.Name)
                || node.Name == "head"
                || headline.IsAboutOthers(node, furniture.Rule(node)))
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

            var line = TextOf(node);
            if (DateText.Find(line, language) is { } date)
            {
                var rank = (headline.Holds(node) ? 6 : 0)
                    + (isNamed || node.Subtree().Any(IsNamed) ? 4 : 0)
                    + (i < begin || i > end ? 1 : 0)
                    - (TellsChange.IsMatch(line) || node.Subtree().Any(IsOfChange) ? 2 : 0);
                best = (rank > 0 || line.Length <= MaxBareLength) && (best is null || rank > best.Value.Rank) ? (date, line, rank) : best;
            }

            i = node.End;
        }

        return best is { } found ? (found.Date, found.Line) : null;
    }

    /// <summary>Comments, teasers, side columns and menus date something else.</summary>
    private bool IsElsewhere(MarkupNode node)
    {
        for (var step = node; step is not null; step = step.Parent)
        {
            if (headline.IsAboutOthers(step, furniture.Rule(step)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamed(MarkupNode node) => !node.IsText && node.Names.Any(n => Names.Find(n) is not null);

    private static string TextOf(MarkupNode node) =>
        string.Join(' ', node.ShownTexts().Select(text => text.Trim()).Where(text => text.Length > 0));
}

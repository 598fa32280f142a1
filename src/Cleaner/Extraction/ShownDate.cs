using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Extraction.Dates;
using BriefingBus.Cleaner.Extraction.Names;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Finds the date that a page shows: one near the headline before any other, and that of the publication before that of a
/// change.</summary>
internal sealed partial class ShownDate
{
    /// <summary>The maximum length of a line with a date, in characters without white space; a named element may be longer.</summary>
    private const int MaxLineLength = 120;

    private const int MaxNamedLength = 400;

    /// <summary>The maximum length of the rest of a line in the text that gives the page's date, in characters.</summary>
    private const int MaxBareLength = 40;

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
        (
            "updated update modified modification lastmod last-modified aktualisiert actualizado actualizada atualizado aggiornato",
            "",
            "change"),
    ]);

    private readonly MarkupNode root;
    private readonly Furniture furniture;
    private readonly HeadlineArea headline;
    private readonly string? language;

    /// <summary>Prepares the search in a page.</summary>
    /// <param name="root">The document.</param>
    /// <param name="furniture">Its furniture.</param>
    /// <param name="headline">The area of its headline.</param>
    /// <param name="language">BCP 47 tag of the page, or null: it decides the order of day and month.</param>
    public ShownDate(MarkupNode root, Furniture furniture, HeadlineArea headline, string? language)
    {
        this.root = root;
        this.furniture = furniture;
        this.headline = headline;
        this.language = language;
    }

    /// <summary>A line with the date of a change.</summary>
    [GeneratedRegex(
        @"^\W*(?:last |zuletzt |dernière |última |ultimo )?(?:updated?|modified|reviewed|aktualisiert|aktualisierung|letzte änderung"
        + @"|geändert|mise? à jour"
        + "|modifié|actualizado|actualización|atualizado|atualização|aggiornato|aggiornamento|zaktualizowano|aktualizacja|bijgewerkt"
        + @"|uppdaterad|opdateret|oppdatert|päivitetty|frissítve|aktualizováno|обновлено|оновлено|ausdruck|printed|print date)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChangeWords { get; }

    /// <summary>The first element with a date in a machine's format outside teasers and comments; one near the headline before any other,
    /// and that of the publication before that of a change.</summary>
    public DateTimeOffset? InElements()
    {
        (DateTimeOffset Date, int Rank)? best = null;
        foreach (var node in root.Subtree().Where(n => !n.IsText && (n.Name is "time" or "abbr" || IsNamed(n))))
        {
            var rank = (headline.Holds(node) ? 2 : 0) + (IsOfChange(node) ? 0 : 1);
            if (rank <= best?.Rank || IsElsewhere(node))
                continue;
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

    /// <summary>True for a line with the date of a change.</summary>
    public static bool NamesChange(string line) => ChangeWords.IsMatch(line);

    private static bool IsOfChange(MarkupNode node) =>
        node.Attribute("itemprop") == "dateModified"
        || (node.Names.Any(n => Changes.Find(n) is not null)
            && !node.Names.Any(n => n.Contains("publish", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The date in a short line before or after the text: one near the headline, or in an element named after dates, before any
    /// other. Dates inside the text are part of the news.</summary>
    public (DateOnly Date, string Line)? InText((int Begin, int End) text)
    {
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
                var rank = (!headline.Holds(node) ? 0 : i < headline.Place ? 6 : 7)
                    + (isNamed || node.Subtree().Any(IsNamed) ? 4 : 0)
                    + (i < text.Begin || i > text.End ? 1 : 0)
                    - (NamesChange(line) || node.Subtree().Any(IsOfChange) ? 2 : 0);
                var isCandidate = rank > 0 || line.Length <= MaxBareLength;
                best = isCandidate && (best is null || rank > best.Value.Rank) ? (date, line, rank) : best;
            }
            i = node.End;
        }
        return best is { } found ? (found.Date, found.Line) : null;
    }

    /// <summary>The dates of comments, teasers, side columns and menus are not the page's.</summary>
    private bool IsElsewhere(MarkupNode node)
    {
        for (var step = node; step is not null; step = step.Parent)
        {
            if (headline.IsAboutOthers(step, furniture.Rule(step)))
                return true;
        }
        return false;
    }

    private static bool IsNamed(MarkupNode node) => !node.IsText && node.Names.Any(n => Names.Find(n) is not null);

    private static string TextOf(MarkupNode node) =>
        string.Join(' ', node.ShownTexts().Select(text => text.Trim()).Where(text => text.Length > 0));
}

using System.Collections.Frozen;
using System.Text;
using BriefingBus.Cleaner.Extraction.Dates;
using BriefingBus.Cleaner.Extraction.Metadata;
using BriefingBus.Cleaner.Extraction.Names;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Finds the authors of a page: in its metadata, or else in the line beside the headline or after the text. The site and its
/// owner are not authors.</summary>
internal sealed class Byline
{
    private const int MaxShownLength = 100;

    /// <summary>The byline is among this many blocks at either end of the text.</summary>
    private const int EdgeBlocks = 3;

    private static readonly string[] MetaTags =
    [
        "author", "parsely-author", "sailthru.author", "article:author_name", "dc.creator", "dc:creator", "dcterms.creator",
        "citation_author", "article:author", "cxenseparse:author", "byl", "rbauthors", "twitter:data1",
    ];

    private static readonly TemplateNames<string> Names = new(
    [
        (
            "author authors byline bylines autor autoren autora autores auteur auteurs autore autori forfatter redakteur verfasser "
            + "redactor signatura firma posted-by postedby submitted-by article-author post-author entry-author contributor writer "
            + "reporter szerzo yazar avtor assinatura",
            "fn username",
            "author"),
    ]);

    /// <summary>Folders that content systems keep the pages of authors and users in.</summary>
    private static readonly FrozenSet<string> AuthorFolders =
        ("author authors autor autorin autoren autora autores auteur auteurs autore autori profile profiles "
        + "profil perfil user users people "
        + "person personen staff redakteur redaktion journalist journaliste journalists periodista writer writers columnist contributor "
        + "contributors reporter team-member autoriai skribent forfatter autorzy avtor")
        .Split(' ').ToFrozenSet();

    /// <summary>Pages in those folders that belong to no author.</summary>
    private static readonly FrozenSet<string> NoAuthors =
        "login log-in signin register registration anmelden registrieren logout password settings edit new me all".Split(' ').ToFrozenSet();

    private readonly MarkupNode root;
    private readonly Furniture furniture;
    private readonly PersonNames persons;
    private readonly HeadlineArea headline;
    private readonly (int Begin, int End) text;
    private readonly IReadOnlyList<int> edges;

    private Byline(MarkupNode root, Reading reading, PersonNames persons, HeadlineArea headline)
    {
        this.root = root;
        this.persons = persons;
        this.headline = headline;
        furniture = reading.Furniture;
        text = reading.TextRange;
        edges = reading.Edges(EdgeBlocks);
    }

    /// <summary>The names, or null.</summary>
    public static string? Find(MarkupNode root, PageMetadata page, Reading reading, HeadlineArea headline)
    {
        var names = new PersonNames(page.Site, page.Url);
        string? OfMarkup(IEnumerable<string> values) => names.Of(values.Select(HtmlText.ToLine));
        return OfMarkup(page.Article?.Authors ?? [])
            ?? OfMarkup(page.Page.Items("author"))
            ?? OfMarkup(MetaTags.Select(page.Page.Meta).OfType<string>().Where(v => !v.Contains("://", StringComparison.Ordinal)).Take(1))
            ?? new Byline(root, reading, names, headline).Shown()
            ?? OfMarkup(page.Article?.Users ?? []);
    }

    /// <summary>The names of the best line: a link to an author ranks above an element named after authors, and lines near the headline or
    /// before the end of the text rank above others.</summary>
    private string? Shown()
    {
        (string Names, int Rank)? best = null;
        for (var i = 1; i < root.DocumentCount; i++)
        {
            var node = root.At(i);
            if (node.IsText || furniture.Measure.Text(node) is < 3 or > MaxShownLength)
                continue;
            var isLink = node.Name == "a" && (IsMarkedLink(node) || (headline.Holds(node) && IsInShortLine(node) && LeadsToAuthor(node)));
            var isNamed = isLink || node.Names.Any(n => Names.Find(n) is not null);
            var isEdge = !isNamed && edges.Contains(i);
            var line = isNamed || isEdge || ((i < text.Begin || headline.Holds(node)) && node.IsBlock) ? TextOf(node) : "";
            if (line.Length == 0
                || (!isNamed && node.Name == "h1")
                || (PersonNames.Announced(line) ?? (isNamed ? line : null)) is not { } who
                || IsElsewhere(node)
                || NamesIn(who, isWhole: isEdge && !headline.Holds(node), isNamed) is not { } names
                || (!names.Contains(' ', StringComparison.Ordinal) && DateText.Find(who, null) is not null))
            {
                continue;
            }
            var rank = (isLink ? 4 : isNamed ? 3 : isEdge ? 2 : 1) + (i <= text.End ? 2 : 0) + (headline.Holds(node) ? 1 : 0);
            best = best is null || rank > best.Value.Rank ? (names, rank) : best;
        }
        return best?.Names;
    }

    /// <summary>The persons in a line; if separate elements or lines make up its parts, only full names count.</summary>
    private string? NamesIn(string line, bool isWhole, bool isUser) =>
        isWhole ? persons.OfWhole(line)
        : line.Split(" | ") is [var first, _, ..] && persons.OfWhole(first, isUnicameral: true) is null ? null
        : persons.Of([line], isUser);

    /// <summary>Whether two elements join without a space between their words.</summary>
    private static bool Abut(char before, char after) =>
        (char.IsLower(before) && char.IsUpper(after)) || (PersonNames.IsEastAsian(before) && PersonNames.IsEastAsian(after));

    private static bool IsMarkedLink(MarkupNode link) =>
        link.Attribute("rel") is { } rel && rel.Contains("author", StringComparison.OrdinalIgnoreCase);

    /// <summary>A link in running text leads to a person in the news.</summary>
    private bool IsInShortLine(MarkupNode link)
    {
        var line = link.Parent;
        while (line is not null && !line.IsBlock)
            line = line.Parent;
        return line is null || line.Name is not ("p" or "li" or "td") || furniture.Measure.Text(line) <= MaxShownLength;
    }

    /// <summary>Whether the link leads to a folder of authors.</summary>
    private static bool LeadsToAuthor(MarkupNode link) =>
        link.Attribute("href")?.Split('/', '?', '#') is { Length: > 1 } steps
        && !NoAuthors.Contains(steps[^1].ToLowerInvariant())
        && Enumerable.Range(0, steps.Length - 1).Any(i => steps[i + 1].Length > 1 && AuthorFolders.Contains(steps[i].ToLowerInvariant()));

    private bool IsElsewhere(MarkupNode node)
    {
        for (var step = node; step is not null; step = step.Parent)
        {
            // The rules for shapes take links to authors' pages for a list of links.
            var rule = furniture.Rule(step);
            if (step.Name is "figure" or "figcaption" || rule?.StartsWith("caption", StringComparison.Ordinal) == true)
                return true;
            if (headline.IsAboutOthers(step, rule) && (rule != "mostly links" || furniture.Measure.Text(step) > MaxShownLength))
                return true;
        }
        return false;
    }

    /// <summary>The text, with a separator where a new line or another element begins: <c>&lt;b&gt;Jo March&lt;/b&gt;&lt;i&gt;Reporter</c>.
    /// </summary>
    private static string TextOf(MarkupNode node)
    {
        var line = new StringBuilder();
        foreach (var part in node.Subtree().Where(n => n.Name == "br" || (n.IsText && !HtmlElements.NeverText.Contains(n.Parent!.Name))))
        {
            var begins = part.Name == "br" || (line.Length > 0 && part.Text.Length > 0 && Abut(line[^1], part.Text[0]));
            line.Append(begins ? " | " : "").Append(part.Text);
        }
        return WhiteSpace.Line(line.ToString()).Trim(' ', '|');
    }
}

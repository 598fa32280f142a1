using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>
/// Who wrote a page: what it says to machines, else what it shows beside the headline or behind the text. The site and its owner are
/// nobody who writes.
/// </summary>
internal sealed partial class Byline
{
    private const int MaxShownLength = 100;

    private const int MaxNameLength = 50;

    private const int MaxWords = 5;

    private const int MaxNames = 6;

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
            + "reporter szerzo yazar avtor",
            "fn",
            "author"),
    ]);

    private const int MinNickLength = 3;

    private static readonly SearchValues<char> NoName = SearchValues.Create("@_:/<>[]{}#=");

    private readonly MarkupNode root;
    private readonly Furniture furniture;
    private readonly string site;
    private readonly string host;

    private Byline(MarkupNode root, Furniture furniture, string? site, string? url)
    {
        this.root = root;
        this.furniture = furniture;
        this.site = Letters(site ?? "");
        host = Uri.TryCreate(url, UriKind.Absolute, out var address) ? Letters(address.Host) : "";
    }

    /// <summary>Words before a name, as content systems and newsrooms write them.</summary>
    [GeneratedRegex(
        "^(?:(?:view|show|see|read) (?:all )?(?:posts|articles) (?:by|of)"
        + "|(?:posted|written|published|submitted|reported|created|words|text|story) by"
        + "|(?:geschrieben|eingestellt|veröffentlicht|verfasst|gepostet|ein beitrag|text) von"
        + "|(?:publié|écrit|rédigé|posté) par"
        + "|(?:publicado|escrito|postado) por"
        + "|(?:scritto|pubblicato) da"
        + "|by|von|par|por|di|da|door|av|af|od"
        + @"|autor(?:en|in|a|es)?|author(?:\(s\)|s)?|auteur|autore|redaktion|text|texte|texto|reporter"
        + "|about the authors?|über (?:den autor|die autorin)|автор|от|作者|記者|文|글)"
        + @"(?:\s*[:：/|]\s*|\s+|(?<=[:：]))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening { get; }

    /// <summary>Who is no person: forms of companies, and offices that sign for nobody.</summary>
    [GeneratedRegex(
        @"\b(?:gmbh|inc|ltd|llc|corp|e\. ?v\.|ag|media|medien|verlag|magazin|magazine"
        + @"|redaktion\w*|redaktør\w*|redacción|redação|redazione|rédaction|redakcja|redactie|editor|editors|editorial"
        + "|staff|team|admin|administrator|webmaster|publisher|no author|newsroom|news|press|desk"
        + "|agency|agencia|agencias|agence|department|departement|ministerium|universität|university"
        + @"|institut\w*|foundation|stiftung|company|group|contributor|guest|gastautor|anonymous|anonym|unknown|name"
        + @"|photos?|fotos?|fotografie|bild|bilder|фото|images?|credit)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NobodyWhoWrites { get; }

    [GeneratedRegex(
        @"\s+(?:and|und|et|y|e|en|och|og|i|&|és|ja|и|ve)\s+(?=\p{Lu})|\s*[,;•·|/]\s*|\s+[-–—]\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Between { get; }

    /// <summary>The names, or null.</summary>
    public static string? Find(MarkupNode root, PageTags page, JsonLd? article, Reading reading, string? siteName, string? url)
    {
        var byline = new Byline(root, reading.Furniture, siteName, url);
        var ofMetaTags = MetaTags.Select(page.Meta).OfType<string>().Where(v => !v.Contains("://", StringComparison.Ordinal)).Take(1);
        return byline.OfMarkup(article?.Authors ?? [])
            ?? byline.OfMarkup(page.Items("author"))
            ?? byline.OfMarkup(ofMetaTags)
            ?? byline.Shown(reading.TextRange);
    }

    /// <summary>
    /// The element named after authors that is nearest to the text's beginning, and what is beside it under the same parent.
    /// </summary>
    private string? Shown((int Begin, int End) text)
    {
        (string Names, int Rank)? best = null;
        for (var i = 1; i < root.DocumentCount; i++)
        {
            var node = root.At(i);
            if (node.IsText || furniture.Measure.Text(node) is < 3 or > MaxShownLength)
            {
                continue;
            }

            var isLink = node.Name == "a" && node.Attribute("rel") is { } rel && rel.Contains("author", StringComparison.OrdinalIgnoreCase);
            var isNamed = isLink || node.Names.Any(n => Names.Find(n) is not null);
            var line = isNamed || (i < text.Begin && node.IsBlock) ? TextOf(node) : "";
            if (line.Length == 0
                || (!isNamed && !Opening.IsMatch(line))
                || IsElsewhere(node)
                || Of([line]) is not { } names
                || (!names.Contains(' ', StringComparison.Ordinal) && DateText.Find(line, null) is not null))
            {
                continue;
            }

            var rank = (isLink ? 4 : isNamed ? 3 : 1) + (i <= text.End ? 2 : 0);
            best = best is null || rank > best.Value.Rank ? (names, rank) : best;
        }

        return best?.Names;
    }

    private bool IsElsewhere(MarkupNode node)
    {
        for (var step = node; step is not null; step = step.Parent)
        {
            // The link to an author's page is a list of links to those who only count.
            if (step.Name is "nav" or "aside"
                || (furniture.Rule(step) is { } rule && DiscardRules.IsOfOtherPages(rule)
                && (rule != "mostly links" || furniture.Measure.Text(step) > MaxShownLength)))
            {
                return true;
            }
        }

        return false;
    }

    private string? OfMarkup(IEnumerable<string> values) => Of(values.Select(HtmlText.ToLine));

    private static string TextOf(MarkupNode node) => WhiteSpace.Line(string.Concat(node.ShownTexts()));

    /// <summary>The persons among the values; of a value that begins with somebody else, an office or a place, none.</summary>
    private string? Of(IEnumerable<string> values)
    {
        var names = values
            .Select(v => Split(v).ToList())
            .Where(v => v is [var first, ..] && IsPerson(first))
            .SelectMany(v => v.Where(IsPerson))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MaxNames)
            .ToList();
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    private static IEnumerable<string> Split(string line)
    {
        var text = line.Trim(' ', '|', ':', '–', '-', '©', '•');
        for (var opening = Opening.Match(text); opening.Success && opening.Length < text.Length; opening = Opening.Match(text))
        {
            text = text[opening.Length..].TrimStart();
        }

        return Between.Split(text).Select(n => n.Trim(' ', '.', ':', '(', ')', '"', '|'));
    }

    private bool IsPerson(string name)
    {
        var words = name.Split(' ').Length;
        return name.Length is > 2 and <= MaxNameLength && words <= MaxWords && char.IsLetter(name[0])
            && (words == 1 ? IsNick(name) : !char.IsLower(name[0]))
            && !name.AsSpan().ContainsAny(NoName)
            && !name.Any(char.IsDigit)
            && !NobodyWhoWrites.IsMatch(name)
            && Opening.Match(name + " ").Length <= name.Length
            && !IsSite(Letters(name));
    }

    /// <summary>One word: a name as somebody signs with, no abbreviation of an office and no address.</summary>
    private static bool IsNick(string name) =>
        name.Length >= MinNickLength && name.Any(char.IsLower) && !name.Contains('.', StringComparison.Ordinal);

    /// <summary>A person's own site may bear the person's name; an address that holds it is a publication's.</summary>
    private bool IsSite(string letters) =>
        letters.Length == 0 || (host.Length > 0 ? host.Contains(letters, StringComparison.Ordinal) : site == letters);

    /// <summary>Letters and digits without case and accents, as host names have them.</summary>
    private static string Letters(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

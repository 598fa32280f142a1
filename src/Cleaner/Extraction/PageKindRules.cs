using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Extraction.Metadata;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Distinguishes articles from other pages.</summary>
internal static partial class PageKindRules
{
    /// <summary>The maximum length of an error page, in characters; a wall is shorter.</summary>
    private const int MaxNoticeLength = 1200;

    /// <summary>The minimum number of links on a front page.</summary>
    private const int MinTeasers = 6;

    /// <summary>The minimum length of a paragraph of an article, in characters; a shorter one may be a teaser.</summary>
    private const int ArticleParagraph = 200;

    /// <summary>Titles of error pages: the reason phrases of RFC 9110 §15 and what content systems say instead, in the languages of the
    /// boilerplate rules; or a status code after a word for errors.</summary>
    [GeneratedRegex(
        @"^(?:.{0,30}\b)?(?:(?:error|fehler|erreur|http)(?: code)?[ :#-]{0,3}(?:40[0134]|410|429|50[0234])\b"
        + "|(?:page|site|article|file|content|story) (?:was |is |could |can ?not be |can't be )*"
        + "(?:not (?:be )?found|unavailable|gone|missing)"
        + @"|not found\b|forbidden\b|access denied|bad gateway|service unavailable|internal server error|too many requests"
        + "|something went wrong"
        + "|(?:diese )?seite (?:wurde |konnte )?nicht (?:gefunden|verfügbar)|seite existiert nicht"
        + "|page (?:introuvable|non trouvée)|página no encontrada|pagina non trovata|pagina niet gevonden|nie znaleziono strony)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ErrorTitle { get; }

    /// <summary>A status code at the start or after a separator, with nothing after it but a separator or a word for errors: in other
    /// headlines it is the number of a road, a price or a crowd.</summary>
    [GeneratedRegex(
        @"^(?:.{0,30}[-–—|:·!?»›]\s+|[^\w\p{Sc}]*)(?:40[0134]|410|429|50[0234])"
        + @"(?:\W*$|\s?[:|]|\s[-–—]"
        + @"|\s(?:error|fehler|erreur|gone|unauthori[sz]ed|authori[sz]ation|bad request|gateway|service temporarily)\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ErrorNumber { get; }

    /// <summary>Texts of walls: log-in, payment, captcha, scripts required.</summary>
    [GeneratedRegex(
        @"\b(?:(?:log|sign) ?in to (?:continue|read|view|your account)|please (?:log|sign) in"
        + "|you (?:must|need to) (?:be logged|log|sign) in|subscribe to (?:continue|read)"
        + "|(?:this (?:article|content|story) is )?(?:for|available to) (?:subscribers|members) only"
        + "|verify (?:that )?you are (?:a )?human|checking your browser|are you a robot|unusual (?:traffic|activity)"
        + "|enable javascript and cookies"
        + "|(?:bitte )?melden sie sich an|loggen sie sich ein|anmelden, um weiterzulesen|nur für abonnenten"
        + "|connectez-vous pour|réservé aux abonnés"
        + @"|inicie sesión para|sólo para suscriptores)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wall { get; }

    /// <summary>The kind of the page.</summary>
    public static PageKind Of(MarkupNode root, PageMetadata metadata, Reading reading)
    {
        if (reading.Length < MaxNoticeLength)
        {
            var headline = root.Subtree().FirstOrDefault(n => n.Name == "h1");
            var heading = headline is null ? "" : WhiteSpace.Line(string.Concat(headline.Subtree().Select(n => n.Text)));
            if (IsError(heading) || (!metadata.SaysArticle && IsError(metadata.Title ?? "")))
                return PageKind.Error;
            if (IsWall(root, metadata, reading))
                return PageKind.Login;
        }
        return !metadata.SaysArticle && IsList(reading) ? PageKind.List : reading.Length == 0 ? PageKind.None : PageKind.Article;
    }

    private static bool IsError(string title) => ErrorTitle.IsMatch(title) || ErrorNumber.IsMatch(title);

    private static bool IsWall(MarkupNode root, PageMetadata metadata, Reading reading)
    {
        const int WallLength = 500;
        if (reading.Length > WallLength)
            return false;
        return Wall.IsMatch(metadata.Title ?? "")
            || reading.Kept.Any(b => Wall.IsMatch(b.Text))
            || (!metadata.SaysArticle && root.Subtree().Any(n => IsPasswordField(n) && !InFurniture(n)));
    }

    /// <summary>Many sites have a log-in form in their header; only one in the middle of the page is a wall.</summary>
    private static bool InFurniture(MarkupNode node)
    {
        for (var step = node; step is not null; step = step.Parent)
        {
            if (step.Name is "header" or "nav" or "footer" or "aside" or "dialog")
                return true;
        }
        return false;
    }

    private static bool IsList(Reading reading)
    {
        var paragraphs = reading.Kept.Count(IsLongParagraph);
        return reading.LinkedHeadings >= MinTeasers && reading.LinkedHeadings > 2 * paragraphs;
    }

    private static bool IsPasswordField(MarkupNode node) => node.Name == "input" && node.Attribute("type") == "password";

    private static bool IsLongParagraph(TextBlock block) =>
        block.Kind is TextBlockKind.Paragraph or TextBlockKind.Quote or TextBlockKind.ListItem && block.Text.Length >= ArticleParagraph;
}

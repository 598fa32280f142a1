using System.Text.RegularExpressions;
using BriefingBus.Text;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Derives a source's name from its feed's title: <c>CTVNews.ca - Top Stories - Public RSS</c> is CTV News. A title is written for
/// a list of feeds and includes the section, the format and the address.</summary>
internal static partial class SourceName
{
    private static readonly string[] Separators = [" - ", " – ", " — ", " | ", " :: ", " » ", " › ", " > ", ": ", " · ", " / "];

    /// <summary>Parts of a title that name a publisher's list, or that it is a feed, in the languages of larger publishers.</summary>
    private static readonly HashSet<string> Parts =
        new(EmbeddedTable.Rows(typeof(SourceName).Assembly, "title-parts.tsv").SelectMany(row => row), StringComparer.OrdinalIgnoreCase);

    /// <summary>The name in a feed's title; the whole title if no part is a name.</summary>
    public static string Of(string title)
    {
        var parts = title.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var kept = parts
            .Where((part, index) =>
                !Parts.Contains(part) && !List.IsMatch(part) && !Format.IsMatch(part) && !(parts.Length > 1 && IsSlogan(part, index)))
            .ToList();
        // A title that loses no part keeps its punctuation: "Ars Technica - All content" is Ars Technica, "Rock - Paper - Scissors" is
        // itself.
        var name = kept.Count == 0 || kept.Count == parts.Length ? title : string.Join(" – ", kept.Select(Named));
        name = WordsAtEnd.Replace(name, "").Trim(' ', '-', '–', '|', ':');
        if (name.Length == 0)
            return title;
        return Named(name);
    }

    /// <summary>Whether a part is a slogan: <c>the front page of the internet</c>.</summary>
    private static bool IsSlogan(string part, int index)
    {
        if (Slogan.IsMatch(part))
            return true;
        var words = part.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return index > 0 && ((words.Length > 3 && Offer.IsMatch(part)) || (words.Length > 2 && char.IsLower(part[0])));
    }

    /// <summary>The name in an address: <c>CTVNews.ca</c> is two words; a lower-case one stays as it is.</summary>
    private static string Named(string part) =>
        Host.Match(part) is { Success: true } host ? Joint.Replace(host.Groups[1].Value, " ") : part;

    /// <summary>A slogan of four words or more: <c>News, sport and opinion from the valley</c>.</summary>
    [GeneratedRegex(
        @"^(?:latest|breaking|news|headlines|actualités?|infos?|noticias|nachrichten|notizie|notícias|nieuws|новости|"
        + @"новини|aktuelle)[\s,]+(?:\S+\s+){2,}\S+$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Slogan { get; }

    [GeneratedRegex(
        @"\b(?:news|site|website|portal|blog|weblog|magazine|newspaper|nachrichten|zeitung|actualités?|noticias|notícias|notizie|nieuws"
        + @"|новостей|новости|новин)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Offer { get; }

    /// <summary>Only words for a list of entries, with one that says which one: <c>Latest News Headlines</c>.</summary>
    [GeneratedRegex(
        @"^(?=.*\b(?:top|latest|breaking|recent|newest|all|main|most)\b)"
        + @"(?:\b(?:top|latest|breaking|recent|newest|all|main|most|the|today['’]s|read|news|stories|headlines|articles|posts|updates|"
        + @"items|entries|content)\b\s*){2,}$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex List { get; }

    [GeneratedRegex(@"^(?:RSS|Atom|XML|feed)(?: ?\d(?:\.\d+)?)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Format { get; }

    [GeneratedRegex(
        @"(?:\s*[(\[](?:RSS|Atom|feed|RSS feed)[)\]]|\s+(?:RSS|Atom)(?: ?\d(?:\.\d+)?)?(?: feeds?)?|\s+RSS-?feed)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex WordsAtEnd { get; }

    /// <summary>An address as a whole name, without its top-level domain.</summary>
    [GeneratedRegex(
        @"^(?:https?://)?(?:www\.)?(\d+\p{L}{4,}|[A-Z][\p{L}\d]*[a-z][\p{L}\d]*|"
        + @"[A-Z][\p{L}\d'’]*(?: [A-Z][\p{L}\d'’]*){1,2})\.(?:com|org|net|ca|co\.uk|com\.au|fr|it|es|de|at|ch|nl|be|info|"
        + @"ie|in|nz|eu|pl|pt|br|com\.br|ru|ua|sk|cz|se|no|dk|fi|ro|hu|gr)/?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Host { get; }

    [GeneratedRegex(@"(?<=\p{Lu}{2})(?=\p{Lu}\p{Ll})", RegexOptions.CultureInvariant)]
    private static partial Regex Joint { get; }
}

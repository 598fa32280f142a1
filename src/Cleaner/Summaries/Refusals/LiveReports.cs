using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Recognises live reports: lines that begin with a time, the newest first, which are no text to read later.</summary>
internal static partial class LiveReports
{
    /// <summary>The time of a line is within this many characters of its start.</summary>
    private const int FirstCharacters = 12;

    /// <summary>Words before a time: English and Romance languages, Germanic, Slavic, Greek, Turkish.</summary>
    private const string Before = @"(?:(?:at|à|a las|às|alle|ore|h|om|um|kl\.?|klo|godz\.?|o|v|в|о|у|στις|saat) )?";

    /// <summary>Whether the headline calls itself live and the text is more than a teaser, or several blocks begin with a time.</summary>
    public static bool Holds(string title, IReadOnlyList<TextBlock> blocks, bool isTeaser)
    {
        if (LiveTitle.IsMatch(title) && !Episode.IsMatch(title))
            return !isTeaser || blocks.Any(block => HoldsFigure(block.Text) && TimeStamp.IsMatch(block.Text));
        if (blocks.Any(block => Chapter.IsMatch(block.Text)))
            return false;
        var stamped = 0;
        foreach (var block in blocks)
            if (HoldsFigure(block.Text) && TimeStamp.IsMatch(block.Text) && ++stamped >= 2 && 2 * stamped >= blocks.Count - 1)
                return true;
        return false;
    }

    /// <summary>Whether a sentence begins with a time and a dash or a colon: <c>Ore 11.05 – </c>, <c>20h30 : </c>.</summary>
    public static bool IsStamped(string sentence) => HoldsFigure(sentence) && Stamp.IsMatch(sentence);

    private static bool HoldsFigure(string text) => text.AsSpan(0, Math.Min(text.Length, FirstCharacters)).ContainsAnyInRange('0', '9');

    /// <summary>How newsrooms mark running reports in the headline, in the languages of the larger ones.</summary>
    [GeneratedRegex(
        @"(?:[-–—|:] ?live\b(?: updates?| blog| report| coverage)?[!.]?$|\blive[!:]|\bas it happened\b|\bliveblog\b"
        + @"|\blive (?:updates|blog)\b|\blive-?ticker\b|\bnewsblog\b"
        + @"|\b(?:en direct|EN DIRECT|DIRECT) ?[-–—:.|]|[-–—:|,] ?en direct$"
        + @"|\ben (?:vivo|directo) ?[-–—:|,]|[-–—:|,] ?en (?:vivo|directo)$"
        + @"|\b(?:in )?diretta(?: live)? ?[-–—:|]|[-–—:|,] ?(?:in )?diretta$"
        + @"|\bao vivo ?[-–—:|]|[-–—:|,] ?ao vivo$"
        + @"|\bna żywo\b|\bonline:|\bПрямая трансляция\b|\bонлайн[-–—: ]трансляция\b|\bнаживо\b"
        + @"|\bcanlı (?:anlatım|yayın|blog)\b|\bliveblogg\b|\bdirekte:|\bLIVE ?[-–—:|]"
        + "|速報中|ライブ中継|实时更新|直播[：:]|실시간 중계|بث مباشر|עדכונים שוטפים|लाइव अपडेट)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LiveTitle { get; }

    /// <summary>A show that is called live and can be heard later: <c>Valley Talk #12: Live!</c>.</summary>
    [GeneratedRegex(
        @"(?:#\d|\b(?:ep(?:isode)?|folge|épisode|episodio|episódio|aflevering|avsnitt|выпуск|эпизод|odcinek)\.? ?\d|^\d{2,4} ?[-:–])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Episode { get; }

    /// <summary>The first chapter of a show: <c>0:00 Welcome</c>, <c>00:01:21</c>.</summary>
    [GeneratedRegex(@"^[\[(]?(?:0?0:00\b|\d{1,2}:\d{2}:\d{2}\b)", RegexOptions.CultureInvariant)]
    private static partial Regex Chapter { get; }

    /// <summary><c>13 min:</c>, <c>45+2' </c>, <c>90'+3 Ende</c>, <c>21.34 Uhr:</c>, <c>8h32 -</c>, <c>10:32 GMT</c>.</summary>
    [GeneratedRegex(
        @"^\[?" + Before + @"(?:\d{1,3}(?:\+\d{1,2})? ?(?:mins?\b|minute|'|’|′|\.)\s?[:.\-–—]"
        + @"|\d{1,3}(?:\+\d{1,2})?['’′](?:\+\d{1,2})? (?-i:\p{Lu})"
        + @"|\d{1,2} ?[:.h] ?\d{2}(?: ?(?:a\.?m\.?|p\.?m\.?|[A-Z]{2,4}|Uhr|h|ч))?\]? ?(?:[:\-–—|]|\p{Lu}))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimeStamp { get; }

    /// <summary>A time of day before a sentence.</summary>
    [GeneratedRegex(
        @"^[\[(]?" + Before + @"\d{1,2} ?[:.h] ?\d{2}"
        + @"(?: ?(?:a\.?m\.?|p\.?m\.?|GMT|UTC|[CE]E?S?T|[EP][SD]T|BST|IST|Uhr|h|ч))?[\])]? ?(?:[-–—|] ?|: )\P{Nd}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Stamp { get; }
}

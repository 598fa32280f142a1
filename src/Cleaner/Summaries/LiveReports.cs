using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>Live reports: lines with the time before them, the newest first, that are no text to be read later.</summary>
internal static partial class LiveReports
{
    /// <summary>True where the headline calls itself live, or several blocks begin with a time.</summary>
    public static bool Holds(string title, IReadOnlyList<TextBlock> blocks)
    {
        if (LiveTitle.IsMatch(title) && !Episode.IsMatch(title))
            return true;
        var stamped = 0;
        foreach (var block in blocks)
            if (block.Text.Length > 0 && (char.IsAsciiDigit(block.Text[0]) || block.Text[0] == '[') && TimeStamp.IsMatch(block.Text) && ++stamped >= 2 && 2 * stamped >= blocks.Count - 1)
                return true;
        return false;
    }

    /// <summary>How newsrooms mark running reports in the headline, in the languages of the larger ones.</summary>
    [GeneratedRegex(@"(?:[-–—|:] ?live\b(?: updates?| blog| report| coverage)?[!.]?$|\blive[!:]|\bas it happened\b|\bliveblog\b|\blive (?:updates|blog)\b|\blive-?ticker\b|\bnewsblog\b|\b(?:en direct|EN DIRECT|DIRECT) ?[-–—:.|]|[-–—:|,] ?en direct$|\ben (?:vivo|directo) ?[-–—:|,]|[-–—:|,] ?en (?:vivo|directo)$|\b(?:in )?diretta(?: live)? ?[-–—:|]|[-–—:|,] ?(?:in )?diretta$|\bao vivo ?[-–—:|]|[-–—:|,] ?ao vivo$|\bna żywo\b|\bonline:|\bПрямая трансляция\b|\bонлайн[-–—: ]трансляция\b|\bнаживо\b|\bcanlı (?:anlatım|yayın|blog)\b|\bliveblogg\b|\bdirekte:|\bLIVE ?[-–—:|]|速報中|ライブ中継|实时更新|直播[：:]|실시간 중계|بث مباشر|עדכונים שוטפים|लाइव अपडेट)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LiveTitle { get; }

    /// <summary>A show that is called live, and can be heard later: <c>Valley Talk #12: Live!</c>.</summary>
    [GeneratedRegex(
        @"(?:#\d|\b(?:ep(?:isode)?|folge|épisode|episodio|episódio|aflevering|avsnitt|выпуск|эпизод|odcinek)\.? ?\d|^\d{2,4} ?[-:–])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Episode { get; }

    /// <summary><c>13 min:</c>, <c>45+2' </c>, <c>21.34 Uhr:</c>, <c>8h32 -</c>, <c>10:32 GMT</c>.</summary>
    [GeneratedRegex(@"^\[?(?:\d{1,3}(?:\+\d{1,2})? ?(?:mins?\b|minute|'|’|′|\.)\s?[:.\-–—]|\d{1,2} ?[:.h] ?\d{2}(?: ?(?:a\.?m\.?|p\.?m\.?|[A-Z]{2,4}|Uhr|h|ч))?\]? ?(?:[:\-–—|]|\p{Lu}))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimeStamp { get; }
}

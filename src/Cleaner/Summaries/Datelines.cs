using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>Agency datelines: kept in the text, left off a sentence that is shown, which still stands in the source word for word.</summary>
internal static partial class Datelines
{
    private const string Place = @"\p{Lu}[\p{Lu}.'’-]+(?:[ /]\p{Lu}[\p{Lu}.'’-]*){0,3}";
    private const string Region = @"\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2}";
    private const string Date = @"(?:\p{Lu}\p{L}+\.? )?\d{1,2}\.?(?: \p{L}+)?";
    private const string Agency = @"(?:AP|AFP|Reuters|CNN|dpa|EFE|ANSA|Xinhua|UPI|CP|PA|TASS|KNA|epd|SID|sda|APA|ATS|Belga|Kyodo|Bloomberg|AAP|PTI|IANS|ANI|The Canadian Press)[\p{L} ./]{0,20}";
    private const string Town = @"\p{Lu}[\p{L}.'’-]+(?: \p{L}[\p{L}.'’-]+){0,3}(?:, " + Region + @")?(?:, " + Date + @")?";
    private const string Source = @"\p{Lu}[\p{L}.'’-]{2,}(?: \p{Lu}[\p{L}.'’-]*){0,3}";

    /// <summary>The sentence without a dateline such as <c>OTTAWA, Ont. (Reuters) - </c> at its head.</summary>
    public static string WithoutDateline(string sentence)
    {
        var dateline = Dateline().Match(sentence) is { Success: true } match ? match.Length
            : DatelineWithoutDash().Match(sentence) is { Success: true } glued ? glued.Length - 1
            : 0;
        return dateline < sentence.Length / 2 ? sentence[dateline..] : sentence;
    }

    /// <summary>A place in capitals with a dash (<c>HALIFAX, N.S. — </c>), where a date or an agency in brackets may stand between; or a place with
    /// an agency (<c>Paris (AFP) – </c>). A hyphen alone needs the agency: <c>NASA - the agency - </c> is no dateline. Sites that lose the dash
    /// put the sentence right after the bracket (<c>Boston (CNN)Jurors …</c>, <c>(The Valley Times)The …</c>), as no author would.</summary>
    [GeneratedRegex(@"^(?:" + Place + @"(?:, " + Region + @")?(?:, " + Date + @")? ?(?:—|--|–) ?|" + Place + @"(?:, " + Region + @")?(?:, " + Date + @")? ?\(" + Agency + @"\) ?(?:—|--|–|-) ?|" + Town + @" ?\(" + Agency + @"\) ?(?:—|--|–|-) ?|\(" + Agency + @"\) ?(?:—|--|–|-) ?|\(" + Source + @"\) ?(?:—|--|–) ?|(?:—|--|–) ?)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Dateline();

    [GeneratedRegex(@"^(?:" + Town + @" ?\(" + Agency + @"\)[\p{Lu}\p{Nd}""“„«]|\(" + Source + @"\)[\p{Lu}""“„«])", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex DatelineWithoutDash();
}

using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>Agency datelines: kept in the text, left off a sentence that is shown, which still stands in the source word for word.</summary>
internal static partial class Datelines
{
    private const string Place = @"\p{Lu}[\p{Lu}.'’-]+(?:[ /]\p{Lu}[\p{Lu}.'’-]*){0,3}";
    private const string Region = @"\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){0,2}";
    private const string Date = @"(?:\p{Lu}\p{L}+\.? )?\d{1,2}\.?(?: \p{L}+)?";
    private const string Agency = @"(?:AP|AFP|Reuters|CNN|dpa|EFE|ANSA|Xinhua|UPI|CP|PA|TASS|KNA|epd|SID|sda|APA|ATS|Belga|Kyodo|Bloomberg|AAP|PTI|IANS|ANI|The Canadian Press)[\p{L} ./]{0,20}";

    /// <summary>The sentence without a dateline such as <c>OTTAWA, Ont. (Reuters) - </c> at its head.</summary>
    public static string WithoutDateline(string sentence)
    {
        var match = Dateline().Match(sentence);
        return match.Success && match.Length < sentence.Length / 2 ? sentence[match.Length..] : sentence;
    }

    /// <summary>A place in capitals with a dash (<c>HALIFAX, N.S. — </c>), where a date or an agency in brackets may stand between; or a place with
    /// an agency (<c>Paris (AFP) – </c>). A hyphen alone needs the agency: <c>NASA - the agency - </c> is no dateline.</summary>
    [GeneratedRegex(@"^(?:" + Place + @"(?:, " + Region + @")?(?:, " + Date + @")? ?(?:—|--|–) ?|" + Place + @"(?:, " + Region + @")?(?:, " + Date + @")? ?\(" + Agency + @"\) ?(?:—|--|–|-) ?|\p{Lu}[\p{L}.'’-]+(?: \p{L}[\p{L}.'’-]+){0,3}(?:, " + Region + @")?(?:, " + Date + @")? ?\(" + Agency + @"\) ?(?:—|--|–|-) ?|\(" + Agency + @"\) ?(?:—|--|–|-) ?)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Dateline();
}

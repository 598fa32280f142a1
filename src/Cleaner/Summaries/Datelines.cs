using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>Agency datelines: kept in the text, left off a sentence that is shown, which still stands in the source word for word.</summary>
internal static partial class Datelines
{
    /// <summary>The sentence without a dateline such as <c>OTTAWA, Ont. (Reuters) - </c> at its head.</summary>
    public static string WithoutDateline(string sentence)
    {
        var match = Dateline().Match(sentence);
        return match.Success && match.Length < sentence.Length / 2 ? sentence[match.Length..] : sentence;
    }

    /// <summary>A place in capitals, or an agency in brackets, and a dash. <c>Monday</c> or <c>Jan. 5</c> may stand between.</summary>
    [GeneratedRegex(@"^(?:\p{Lu}[\p{Lu}.'’-]+(?:[ /]\p{Lu}[\p{Lu}.'’-]*){0,3}(?:, (?:\p{Lu}[\p{L}]*\.?[ ]?){1,3})?(?:, (?:\p{Lu}\p{L}+\.? )?\d{1,2}(?:er)?(?: \p{L}+)?)?(?: ?\((?:\p{Lu}[\p{L} ./]{1,24})\))?|\p{Lu}[\p{L}.'’-]+(?: \p{L}[\p{L}.'’-]+){0,3}(?:, [\p{L}. ]{2,20})? ?\((?:AP|AFP|Reuters|CNN|dpa|EFE|ANSA|Xinhua|UPI|CP|PA|TASS|KNA|epd|SID|sda|APA|ATS|Belga|Kyodo|Bloomberg|AAP|PTI|IANS|ANI)[\p{L} ./]{0,20}\)|\((?:AP|AFP|Reuters|CNN|dpa|EFE|UPI|CP)\)) ?(?:--|[-–—]) ?", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Dateline();
}

using System.Text.RegularExpressions;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Weather;

/// <summary>Chooses the sentences of a warning for a briefing.</summary>
internal static partial class WarningText
{
    private const int MaxWords = 60;

    /// <summary>The item's summary, or else the first paragraphs of its text, up to sixty words, without repetitions of the
    /// title.</summary>
    public static IReadOnlyList<string> Of(ItemCleaned item)
    {
        var sentences = item.Summary.Count > 0 ? item.Summary : Paragraphs(item.Text);
        return
        [
            .. sentences
                .Select(s => TimeOfIssue().Replace(s, "").Trim().TrimStart('*', '-', ' '))
                .Where(s => s.Length > 0 && !Repeats(item.Title, s)),
        ];
    }

    private static IEnumerable<string> Paragraphs(string text)
    {
        var words = 0;
        foreach (var paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            words += paragraph.Count(c => c == ' ') + 1;
            if (words > MaxWords)
                yield break;
            yield return paragraph;
        }
    }

    private static bool Repeats(string title, string sentence) => Letters(title).Contains(Letters(sentence), StringComparison.Ordinal);

    // "Issued: 4:48 AM EDT Tuesday 23 September 2025" and its French form at the end: the briefing gives the time in its own zone.
    [GeneratedRegex(
        @"\s*\b(?:Issued|Émise?s?(?:\s+à)?)\s*:?\s*[0-9]{1,2}(?::|\s?h\s?)[0-9]{2}\b.*$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfIssue();

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

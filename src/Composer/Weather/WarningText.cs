using BriefingBus.Contracts;

namespace BriefingBus.Composer.Weather;

/// <summary>The sentences of a warning that a briefing tells.</summary>
internal static class WarningText
{
    private const int MostWords = 60;

    /// <summary>The item's summary, else the first paragraphs of its text up to sixty words; without what only repeats the title.</summary>
    public static IReadOnlyList<string> Of(ItemCleaned item)
    {
        var sentences = item.Summary.Count > 0 ? item.Summary : Paragraphs(item.Text);
        return [.. sentences.Select(s => s.Trim()).Where(s => s.Length > 0 && !Repeats(item.Title, s))];
    }

    private static IEnumerable<string> Paragraphs(string text)
    {
        var words = 0;
        foreach (var paragraph in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            words += paragraph.Count(c => c == ' ') + 1;
            if (words > MostWords)
                yield break;
            yield return paragraph;
        }
    }

    private static bool Repeats(string title, string sentence) => Letters(title).Contains(Letters(sentence), StringComparison.Ordinal);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

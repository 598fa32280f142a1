using System.Collections.Frozen;
using System.Globalization;
using BriefingBus.Composer.Rules;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>The days of the week and the months in every language with known number words, from CLDR.</summary>
internal static class CalendarWords
{
    private static readonly FrozenDictionary<string, (char Kind, int Number)> Words = Read()
        .DistinctBy(w => w.Word, StringComparer.Ordinal)
        .ToFrozenDictionary(w => w.Word, w => (w.Kind, w.Number), StringComparer.Ordinal);

    /// <summary>The day (<c>d</c>) or month (<c>m</c>) that a folded word names, or null.</summary>
    public static (char Kind, int Number)? Of(string word) => Words.TryGetValue(word, out var found) ? found : null;

    private static IEnumerable<(string Word, char Kind, int Number)> Read()
    {
        foreach (var language in NumberWords.Known)
        {
            var format = Culture(language).DateTimeFormat;
            for (var day = 0; day < 7; day++)
            {
                // In Portuguese (segunda-feira), the first word identifies the day.
                yield return (First(format.DayNames[day]), 'd', day);
            }
            foreach (var months in new[] { format.MonthNames, format.MonthGenitiveNames })
            {
                for (var month = 0; month < 12; month++)
                {
                    // Short names (“May”, “mars”) are ordinary words too; a number beside them is compared anyway.
                    if (First(months[month]) is { Length: > 4 } name)
                        yield return (name, 'm', month + 1);
                }
            }
        }
    }

    // Without ICU, a machine has only the invariant culture.
    private static CultureInfo Culture(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }

    private static string First(string name) => FoldedText.Of(name).Trim().Split(' ')[0];
}

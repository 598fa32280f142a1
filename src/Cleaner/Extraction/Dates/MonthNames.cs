using System.Collections.Frozen;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Extraction.Dates;

/// <summary>The names of the months in languages of the news, from CLDR.</summary>
internal static class MonthNames
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, int>> ByLanguage = Load();

    /// <summary>Names that mean the same month in every language: <c>listopad</c> is October in Croatian and November in Polish.
    /// </summary>
    private static readonly FrozenDictionary<string, int> Everywhere = ByLanguage.Values
        .SelectMany(names => names)
        .GroupBy(name => name.Key)
        .Where(same => same.Select(name => name.Value).Distinct().Count() == 1)
        .ToFrozenDictionary(same => same.Key, same => same.First().Value);

    /// <summary>The month from 1 to 12, or 0 if the word is no month in the language, nor an unambiguous name in any other.</summary>
    public static int Find(string word, string? language)
    {
        var name = word.TrimEnd('.').ToLowerInvariant().Replace(' ', '_');
        // Hebrew writes "in March" as one word.
        if (name is ['ב', _, _, ..] && Find(name[1..], "he") is > 0 and var hebrew)
            return hebrew;
        return language is not null && ByLanguage.TryGetValue(LanguageTag.Primary(language), out var names)
            && names.TryGetValue(name, out var month)
            ? month
            : Everywhere.GetValueOrDefault(name);
    }

    private static FrozenDictionary<string, FrozenDictionary<string, int>> Load() =>
        EmbeddedTable.Rows(typeof(MonthNames).Assembly, "month-names.tsv").Where(row => row.Length == 13)
            .GroupBy(row => LanguageTag.Primary(row[0]))
            .ToFrozenDictionary(rows => rows.Key, rows => rows.SelectMany(Months).DistinctBy(month => month.Name)
                .ToFrozenDictionary(month => month.Name, month => month.Number));

    private static IEnumerable<(string Name, int Number)> Months(string[] row) =>
        row.Skip(1).SelectMany((names, i) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, i + 1)));
}

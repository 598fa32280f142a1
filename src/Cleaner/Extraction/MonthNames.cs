using System.Collections.Frozen;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Extraction;

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
        var name = word.TrimEnd('.').ToLowerInvariant();
        return ByLanguage.TryGetValue(language?.Split('-')[0] ?? "", out var names) && names.TryGetValue(name, out var month)
            ? month
            : Everywhere.GetValueOrDefault(name);
    }

    private static FrozenDictionary<string, FrozenDictionary<string, int>> Load()
    {
        var languages = new Dictionary<string, FrozenDictionary<string, int>>();
        foreach (var row in EmbeddedTable.Rows(typeof(MonthNames).Assembly, "month-names.tsv"))
        {
            if (row is [var language, .. { Length: 12 } months])
            {
                languages[language] = months
                    .SelectMany((names, i) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, Month: i + 1)))
                    .DistinctBy(name => name.name).ToFrozenDictionary(name => name.name, name => name.Month);
            }
        }
        return languages.ToFrozenDictionary();
    }
}

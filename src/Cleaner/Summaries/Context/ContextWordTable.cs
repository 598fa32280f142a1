using BriefingBus.Text;

namespace BriefingBus.Cleaner.Summaries.Context;

/// <summary>The table <c>context-words.tsv</c>, whose head explains its kinds.</summary>
internal static class ContextWordTable
{
    private static readonly Dictionary<(string Language, string Kind), string[]> Rows =
        EmbeddedTable.Rows(typeof(ContextWordTable).Assembly, "context-words.tsv")
            .GroupBy(row => (row[0], row[1]))
            .ToDictionary(rows => rows.Key, rows => rows.SelectMany(row => PhrasesIn(row[2])).Distinct().ToArray());

    private static readonly Dictionary<string, string> Forms = Rows.Keys
        .Where(row => row.Kind == "dependent")
        .GroupBy(row => LanguageTag.Macrolanguage(row.Language), row => row.Language)
        .ToDictionary(forms => forms.Key, forms => forms.Min()!);

    /// <summary>The language itself if the table has it, or another form of it (Bosnian uses Croatian's); empty for all that it lacks:
    /// publishers may state any number of languages.</summary>
    public static string FormOf(string language) => Rows.ContainsKey((language, "dependent"))
        ? language : Forms.GetValueOrDefault(LanguageTag.Macrolanguage(language), "");

    /// <summary>The phrases of a kind in a language, in lower case with straight apostrophes; none if the table has no such row.</summary>
    public static string[] Phrases(string language, string kind) => Rows.GetValueOrDefault((language, kind)) ?? [];

    private static IEnumerable<string> PhrasesIn(string cell) =>
        cell.Split('|').Select(phrase => phrase.Trim(' ').Replace('’', '\'')).Where(phrase => phrase.Length > 0);
}

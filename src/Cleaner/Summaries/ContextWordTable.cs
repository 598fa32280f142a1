using BriefingBus.Text;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>The table <c>context-words.tsv</c>, whose head explains its kinds.</summary>
internal static class ContextWordTable
{
    private static readonly Dictionary<(string Language, string Kind), string[]> Rows =
        EmbeddedTable.Rows(typeof(ContextWordTable).Assembly, "context-words.tsv")
            .ToDictionary(row => (row[0], row[1]), row => PhrasesIn(row[2]));

    /// <summary>The phrases of a kind in a language, in lower case with straight apostrophes; none where the table has no such row.
    /// </summary>
    public static string[] Phrases(string language, string kind) => Rows.GetValueOrDefault((language, kind)) ?? [];

    private static string[] PhrasesIn(string cell) =>
        [.. cell.Split('|').Select(phrase => phrase.Trim(' ').Replace('’', '\'')).Where(phrase => phrase.Length > 0).Distinct()];
}

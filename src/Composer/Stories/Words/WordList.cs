using System.Collections.Frozen;
using BriefingBus.Composer.Rules;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Word lists that are embedded in the assembly.</summary>
internal static class WordList
{
    /// <summary>The words of a list, folded.</summary>
    public static FrozenSet<string> Words(string name) => Folded(EmbeddedTable.Rows(typeof(WordList), name).Select(row => row[0]));

    /// <summary>The words of a table of language and words, folded, by language.</summary>
    public static FrozenDictionary<string, FrozenSet<string>> ByLanguage(string name) =>
        EmbeddedTable.Rows(typeof(WordList), name).GroupBy(row => row[0], row => row[1], StringComparer.Ordinal)
            .ToFrozenDictionary(rows => rows.Key, Folded, StringComparer.Ordinal);

    private static FrozenSet<string> Folded(IEnumerable<string> lines) =>
        lines.SelectMany(line => FoldedText.Of(line).Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal);
}

using BriefingBus.Text;

namespace BriefingBus.Cleaner.Languages;

/// <summary>The grammatical words of a language, from <c>function-words.tsv</c>.</summary>
internal static class FunctionWords
{
    private static readonly Dictionary<string, HashSet<string>> Table = LanguageData.Rows("function-words.tsv")
        .ToDictionary(row => row[0], row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet());

    /// <summary>True for a grammatical word, in lower case, of the tag's language, or of English if the tag is null or unknown.</summary>
    public static bool Contains(string word, string? tag) => Of(tag).Contains(word);

    /// <summary>The words of the tag's language, or of English if it is null or unknown.</summary>
    public static HashSet<string> Of(string? tag) =>
        tag is not null && (Table.TryGetValue(tag, out var words) || Table.TryGetValue(LanguageTag.Primary(tag), out words))
            ? words : Table["en"];
}

using System.Collections.Frozen;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Words that are not names although they begin with a capital: English words in Title Case, and German nouns.</summary>
public static class OrdinaryWords
{
    /// <summary>The minimum number of letters of the noun that ends a German compound.</summary>
    private const int MinHeadLength = 4;

    private static readonly FrozenSet<string> English = WordList.Words("ordinary-words-en.txt").Except(WordList.Words("names-en.txt"))
        .ToFrozenSet(StringComparer.Ordinal);
    // English endings, and what replaces them in the root.
    private static readonly (string Ending, string Instead)[] EnglishEndings =
    [
        ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ly", ""), ("er", ""),
        ("er", "e"),
    ];

    private static readonly FrozenSet<string> German = WordList.Words("ordinary-words-de.txt");

    /// <summary>Whether a folded word is an ordinary word in the language of its text (null if unknown).</summary>
    public static bool Contains(string word, string? language) =>
        language?.StartsWith("de", StringComparison.OrdinalIgnoreCase) == true
            ? IsGerman(word)
            : IsEnglish(word) || StopWords.Of(language).Contains(word);

    private static bool IsEnglish(string word)
    {
        if (English.Contains(word))
            return true;
        foreach (var (ending, instead) in EnglishEndings)
        {
            if (word.Length < ending.Length + 3 || !word.EndsWith(ending, StringComparison.Ordinal))
                continue;
            var root = word[..^ending.Length] + instead;
            if (English.Contains(root) || (root.Length > 3 && root[^1] == root[^2] && English.Contains(root[..^1])))
                return true;
        }
        return false;
    }

    private static bool IsGerman(string word)
    {
        if (StopWords.Of("de").Contains(word) || German.Contains(word))
            return true;
        foreach (var ending in (string[])["e", "en", "er", "n", "s", "es", "in", "innen"])
        {
            if (word.Length >= ending.Length + MinHeadLength && word.EndsWith(ending, StringComparison.Ordinal)
                && German.Contains(word[..^ending.Length]))
                return true;
        }
        for (var start = 3; start <= word.Length - MinHeadLength; start++)
        {
            if (German.Contains(word[start..]))
                return true;
        }
        return false;
    }
}

using System.Collections.Frozen;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Words that are no names although they begin with a capital: in English headlines in Title Case, and German nouns.</summary>
public static class OrdinaryWords
{
    /// <summary>A German compound ends in a noun of at least this many letters.</summary>
    private const int MinHeadLength = 4;

    private static readonly FrozenSet<string> English = WordList.Words("ordinary-words-en.txt").Except(WordList.Words("names-en.txt"))
        .ToFrozenSet(StringComparer.Ordinal);
    // Endings of English words, with the letters that the root ends in without them.
    private static readonly (string Ending, string Instead)[] EnglishEndings =
    [
        ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ly", ""), ("er", ""),
        ("er", "e"),
    ];

    private static readonly FrozenSet<string> German = WordList.Words("ordinary-words-de.txt");

    /// <summary>Whether a folded word is one, in the language of its text (null if unknown).</summary>
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

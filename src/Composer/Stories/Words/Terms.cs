using System.Collections.Frozen;
using BriefingBus.Composer.Rules;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Reduces a text to comparable terms: folded words without their commonest endings and without stop words; pairs of characters in
/// scripts without spaces between words.</summary>
public static class Terms
{
    /// <summary>The terms in order.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="language">Its language as a BCP 47 tag, or null.</param>
    /// <param name="most">The maximum number of terms.</param>
    public static List<string> Of(string text, string? language, int most = int.MaxValue)
    {
        var stopWords = StopWords.Of(language);
        return Of(text, word => StemOf(word, stopWords), most);
    }

    /// <summary>The terms in order, including stop words.</summary>
    public static List<string> OfAllWords(string text, int most) => Of(text, Stem, most);

    private static List<string> Of(string text, Func<string, string?> termOf, int most)
    {
        var terms = new List<string>();
        // A term is at least two characters and a space, so only the beginning of a long text is needed.
        var folded = FoldedText.Of(most < int.MaxValue / 64 && text.Length > most * 32 ? text[..(most * 32)] : text);
        foreach (var range in folded.AsSpan().Split(' '))
        {
            var word = folded[range];
            if (word.Length == 0)
                continue;
            if (FoldedText.HasNoWordSpaces(word))
                AddPairs(terms, word);
            else if (termOf(word) is { } stem)
                terms.Add(stem);
            if (terms.Count >= most)
                break;
        }
        return terms;
    }

    /// <summary>The term of a folded word, or null for a stop word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="stopWords">The stop words of the language of its text.</param>
    public static string? StemOf(string word, FrozenSet<string> stopWords) =>
        word.Length > 1 && !stopWords.Contains(word) ? Stem(word) : null;

    private static void AddPairs(List<string> terms, string word)
    {
        if (word.Length == 1)
            terms.Add(word);
        for (var i = 0; i + 1 < word.Length; i++)
            terms.Add(word.Substring(i, 2));
    }

    // Plural and verb endings of English; the plural -s is also French, Spanish, Portuguese and Dutch. Coarse on purpose, since both texts
    // are treated alike.
    private static string Stem(string word)
    {
        if (!char.IsAsciiLetterLower(word[0]) || word.Any(c => !char.IsAsciiLetterLower(c)))
            return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 5)
            return word[..^3] + "y";
        if (word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 5)
            return Undoubled(word[..^3]);
        if (word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4)
            return Undoubled(word[..^2]);
        if (word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && word.Length > 3)
            return word[..(word.EndsWith("es", StringComparison.Ordinal) && word.Length > 4 ? ^2 : ^1)].TrimEnd('e');
        return word.Length > 4 ? word.TrimEnd('e') : word;
    }

    private static string Undoubled(string word) =>
        word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('l' or 's') ? word[..^1] : word.TrimEnd('e');
}

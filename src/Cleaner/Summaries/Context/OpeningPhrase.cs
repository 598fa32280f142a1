using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Context;

/// <summary>Compares a phrase of <c>context-words.tsv</c> with the beginning of a sentence.</summary>
internal static class OpeningPhrase
{
    /// <summary>Matches any one word: <c>* days later</c>.</summary>
    public const char AnyWord = '*';

    /// <summary>Matches any digit.</summary>
    private const char Digit = '#';

    /// <summary>The index of the first word of a sentence, after any marks.</summary>
    public static int HeadOf(string sentence)
    {
        var start = 0;
        while (start < sentence.Length && !Words.IsWordPart(sentence[start]))
            start++;
        return start;
    }

    /// <summary>Whether a sentence has the phrase at an index, whatever its case.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="start">The index.</param>
    /// <param name="phrase">The phrase, in lower case.</param>
    /// <param name="isSpaced">Whether the language puts spaces between words; then the phrase must end at the end of a word.</param>
    public static bool Stands(string sentence, int start, string phrase, bool isSpaced)
    {
        var at = start;
        foreach (var expected in phrase)
        {
            if (expected == AnyWord)
            {
                var from = at;
                while (at < sentence.Length && (Words.IsWordPart(sentence[at]) || (at > from && sentence[at] is '-' or '\'' or '’')))
                    at++;
                if (at == from)
                    return false;
            }
            else if (at < sentence.Length && (Plain(sentence[at]) == expected || (expected == Digit && char.IsDigit(sentence[at]))))
                at++;
            else
                return false;
        }
        return !isSpaced || at == sentence.Length || !char.IsLetterOrDigit(phrase[^1]) || !Words.IsWordPart(sentence[at]);
    }

    private static char Plain(char c) => c == '’' ? '\'' : char.ToLowerInvariant(c);
}

using System.Globalization;

namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>The words of a text.</summary>
public static class Words
{
    /// <summary>The maximum average length of words, in characters, for <see cref="HasAtLeast"/>.</summary>
    private const int MaxLetters = 50;

    /// <summary>The words in lower case, in the text's order. A word is a run of letters, marks and digits with single apostrophes, points
    /// or hyphens between them; each ideograph, kana and Thai letter is a word of its own.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var lower = text.ToLowerInvariant();
        for (var at = 0; Next(text, ref at) is { } word;)
            words.Add(lower[word]);
        return words;
    }

    /// <summary>The words as ranges of the text in lower case.</summary>
    public static List<Range> Ranges(string text, out string lower)
    {
        var words = new List<Range>(text.Length / 5);
        lower = text.ToLowerInvariant();
        for (var at = 0; Next(text, ref at) is { } word;)
            words.Add(word);
        return words;
    }

    /// <summary>The next word from an index on, which moves past it; null if there is none.</summary>
    private static Range? Next(string text, ref int at)
    {
        while (at < text.Length && !IsWordPart(text[at]))
            at++;
        if (at == text.Length)
            return null;
        var from = at;
        if (IsUnspaced(text[at]))
            at++;
        else
            while (at < text.Length && !IsUnspaced(text[at]) && (IsWordPart(text[at]) || Joins(text, at)))
                at++;
        return from..at;
    }

    /// <summary>Whether a text has a number of words, counted by the spaces between them. Only its beginning is read: words of more than
    /// 50 characters on average are not counted.</summary>
    public static bool HasAtLeast(int words, ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, words * MaxLetters)];
        return text.Count(' ') + 1 >= words;
    }

    /// <summary>The number of words that <see cref="Of"/> would return, without allocating them.</summary>
    public static int Count(string text)
    {
        var count = 0;
        var inside = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsUnspaced(text[i]))
            {
                count++;
                inside = false;
            }
            else if (IsWordPart(text[i]))
            {
                count += inside ? 0 : 1;
                inside = true;
            }
            else
                inside = inside && Joins(text, i);
        }
        return count;
    }

    /// <summary>The number of words that a reader would count: as <see cref="Count"/>, but in scripts without spaces, two ideographs or
    /// kana make one word, and four letters of the alphabets of South-East Asia.</summary>
    public static int Length(string text)
    {
        var (ideographs, letters) = (0, 0);
        foreach (var c in text)
            if (IsUnspaced(c))
                _ = c < '\u3040' ? letters++ : ideographs++;
        return (ideographs | letters) == 0 ? Count(text) : Count(text) - ideographs - letters + (ideographs + 1) / 2 + (letters + 3) / 4;
    }

    /// <summary>Whether the character is of a script that puts no spaces between words: ideographs, kana, Thai, Lao, Khmer,
    /// Burmese.</summary>
    public static bool IsUnspaced(char c) => c >= '\u0E00'
        && c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF')
            or (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF');

    /// <summary>Whether the character is a lower-case letter of a script that capitalises sentences; Georgian has capitals but does
    /// not.</summary>
    public static bool IsSmall(char c) => char.IsLower(c) && c is not (>= '\u10D0' and <= '\u10FF');

    /// <summary>Whether the text begins in the middle of a sentence: with a small letter that does not begin a name such as
    /// <c>iPhone</c>.</summary>
    public static bool BeginsSmall(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || !IsSmall(text[0]))
            return false;
        for (var i = 1; i < text.Length && char.IsLetterOrDigit(text[i]); i++)
            if (char.IsUpper(text[i]))
                return false;
        return true;
    }

    /// <summary>Whether the character is a letter, a digit or a mark that combines with one.</summary>
    public static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || (c > '\u02FF' && IsMark(c));

    /// <summary>Whether the character is a mark that combines with a letter: a vowel sign, an accent.</summary>
    public static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool Joins(string text, int i) => text[i] is '\'' or '’' or '.' or ',' or '-'
        && i > 0 && i + 1 < text.Length && IsWordPart(text[i - 1]) && IsWordPart(text[i + 1])
        && (text[i] is not ('.' or ',') || (char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1])));

    /// <summary>The ranges of the words of a sentence; a word may have apostrophes and hyphens inside.</summary>
    public static IEnumerable<Range> RangesIn(string sentence)
    {
        for (var i = 0; i < sentence.Length;)
        {
            if (!IsWordPart(sentence[i]))
            {
                i++;
                continue;
            }
            var from = i;
            while (i < sentence.Length
                && (IsWordPart(sentence[i])
                    || (sentence[i] is '\'' or '’' or '-' && i + 1 < sentence.Length && IsWordPart(sentence[i + 1]))))
                i++;
            yield return from..i;
        }
    }
}

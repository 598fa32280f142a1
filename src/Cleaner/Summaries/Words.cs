using System.Globalization;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>The words of a text.</summary>
public static class Words
{
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

    /// <summary>The next word from an index on, which it puts after the word; null where there is none.</summary>
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

    /// <summary>How many words a text has, as <see cref="Of"/> finds them, without making them.</summary>
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

    /// <summary>How many words a reader would count: as <see cref="Count"/>, but two characters of a script without spaces make one.</summary>
    public static int Length(string text)
    {
        var unspaced = text.Count(IsUnspaced);
        return Count(text) - unspaced + (unspaced + 1) / 2;
    }

    /// <summary>True for the characters of scripts that put no spaces between words: ideographs, kana, Thai, Lao, Khmer, Burmese.</summary>
    public static bool IsUnspaced(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF'
        or >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF';

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool Joins(string text, int i) => text[i] is '\'' or '’' or '.' or ',' or '-'
        && i > 0 && i + 1 < text.Length && IsWordPart(text[i - 1]) && IsWordPart(text[i + 1])
        && (text[i] is not ('.' or ',') || (char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1])));
}

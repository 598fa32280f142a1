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
        for (var i = 0; i < text.Length;)
        {
            if (!IsWordPart(text[i]))
            {
                i++;
                continue;
            }
            var from = i;
            if (IsUnspaced(text[i]))
                i++;
            else
                while (i < text.Length && !IsUnspaced(text[i]) && (IsWordPart(text[i]) || Joins(text, i)))
                    i++;
            words.Add(text[from..i].ToLowerInvariant());
        }
        return words;
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

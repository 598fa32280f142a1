using System.Globalization;
using System.Text;

namespace BriefingBus.Text;

/// <summary>A searchable word of a text, the same for every database: folded to lower case without accents, letters and digits only; each
/// character of a script without spaces between words is a word of its own.</summary>
/// <param name="Start">The index of its first UTF-16 unit in the text.</param>
/// <param name="End">The index after its last unit.</param>
/// <param name="Folded">The folded word.</param>
public sealed record Word(int Start, int End, string Folded)
{
    /// <summary>The maximum length of a word; a longer one, which is cut, is a key or an address that nobody types.</summary>
    private const int MaxWordLength = 64;

    /// <summary>The words of a text, in order, each with its place.</summary>
    /// <param name="text">A text without lone surrogates.</param>
    public static IEnumerable<Word> Of(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length;)
        {
            Rune rune = default;
            var isRune = i < text.Length && Rune.TryGetRuneAt(text, i, out rune);
            var length = isRune ? rune.Utf16SequenceLength : 1;
            var inside = isRune && IsPartOfWord(rune);
            if (start >= 0 && (!inside || StandsAlone(rune)))
            {
                yield return Of(text, start, i);
                start = -1;
            }
            if (inside && StandsAlone(rune))
                yield return Of(text, i, i + length);
            else if (inside && start < 0)
                start = i;
            i += length;
        }
    }

    /// <summary>The folded words of a text, separated by spaces.</summary>
    /// <param name="text">As for <see cref="Of(string)"/>.</param>
    public static string FoldAll(string text)
    {
        if (!Ascii.IsValid(text))
            return string.Join(' ', Of(text).Select(w => w.Folded).Where(w => w.Length > 0));
        var folded = new StringBuilder(text.Length);
        for (var (i, length) = (0, 0); i < text.Length; i++)
        {
            var inside = char.IsAsciiLetterOrDigit(text[i]);
            if (inside && length == 0 && folded.Length > 0)
                folded.Append(' ');
            if (inside && length < MaxWordLength)
                folded.Append((char)(char.IsAsciiLetterUpper(text[i]) ? text[i] | 0x20 : text[i]));
            length = inside ? length + 1 : 0;
        }
        return folded.ToString();
    }

    /// <summary>A word in folded form.</summary>
    private static string Fold(string word)
    {
        if (Ascii.IsValid(word))
            return (word.Length <= MaxWordLength ? word : word[..MaxWordLength]).ToLowerInvariant();
        var folded = new StringBuilder(word.Length);
        foreach (var rune in word.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            // Accents are removed; the vowel signs of Indic scripts are part of the word.
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark && rune.Value is >= 0x0300 and <= 0x036F)
                continue;
            folded.Append(Rune.ToLowerInvariant(rune).ToString());
        }
        folded.Replace("ß", "ss").Replace("æ", "ae").Replace("ø", "o").Replace("đ", "d").Replace("ł", "l").Replace("œ", "oe");
        var composed = folded.ToString().Normalize(NormalizationForm.FormC);
        if (composed.Length <= MaxWordLength)
            return composed;
        return composed[..(char.IsHighSurrogate(composed[MaxWordLength - 1]) ? MaxWordLength - 1 : MaxWordLength)];
    }

    private static bool IsPartOfWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar: no spaces between words.
    private static bool StandsAlone(Rune rune) => rune.Value
        is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF)
        or (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF);

    private static Word Of(string text, int start, int end) => new(start, end, Fold(text[start..end]));
}

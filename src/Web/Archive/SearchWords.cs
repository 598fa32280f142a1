using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefingBus.Rendering;

namespace BriefingBus.Web.Archive;

/// <summary>The words of a text as search compares them, the same for both databases: folded to lower case without accents, letters and
/// digits only; each character of a script without spaces between words is a word of its own.</summary>
public static class SearchWords
{
    /// <summary>A longer word is cut here: it is a key or an address, and nobody types it.</summary>
    private const int MaxWordLength = 64;

    /// <summary>All that finds a story, as one text of words separated by spaces: marks for the filters, then headline, summary and sources.</summary>
    public static string Index(SectionStory told, string edition, string headline, string summary)
    {
        ArgumentNullException.ThrowIfNull(told);
        var text = $"{headline} {summary} {told.Story.Source.Name} {string.Join(' ', told.Story.AlsoReportedBy.Select(s => s.Name))}";
        return string.Join(' ', new[] { Mark('e', edition), Mark('s', told.Section), Mark('f', Printable.Line(told.Story.Source.Name)) }
            .Concat(Of(text).Select(w => w.Folded)));
    }

    /// <summary>A word that no text has, for a value that stories are filtered by.</summary>
    /// <param name="kind">What is filtered: <c>e</c> edition, <c>s</c> section, <c>f</c> feed.</param>
    /// <param name="value">The value.</param>
    public static string Mark(char kind, string value) =>
        $"xx{kind}" + new string([.. SHA256.HashData(Encoding.UTF8.GetBytes(value)).Take(8).SelectMany(b => new[] { (char)('a' + (b >> 4)), (char)('a' + (b & 15)) })]);

    /// <summary>The words of a text, in order, each with its place in the text.</summary>
    /// <param name="text">A text without lone surrogates: as <see cref="Printable"/> gives it.</param>
    public static IEnumerable<Word> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = -1;
        for (var i = 0; i <= text.Length;)
        {
            Rune rune = default;
            var isRune = i < text.Length && Rune.TryGetRuneAt(text, i, out rune);
            var length = isRune ? rune.Utf16SequenceLength : 1;
            var inside = isRune && IsPartOfWord(rune);
            if (start >= 0 && (!inside || StandsAlone(rune)))
            {
                yield return Word.Of(text, start, i);
                start = -1;
            }
            if (inside && StandsAlone(rune))
                yield return Word.Of(text, i, i + length);
            else if (inside && start < 0)
                start = i;
            i += length;
        }
    }

    /// <summary>A word as search compares it.</summary>
    internal static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var rune in word.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            // Accents go; the vowel signs of Indic scripts are part of the word.
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
}

/// <summary>A word and where it stands.</summary>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Folded">The word as search compares it.</param>
public sealed record Word(int Start, int End, string Folded)
{
    internal static Word Of(string text, int start, int end) => new(start, end, SearchWords.Fold(text[start..end]));
}

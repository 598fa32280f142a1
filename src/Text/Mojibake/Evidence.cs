using System.Buffers;
using System.Globalization;
using System.Text;

namespace BriefingBus.Text.Mojibake;

/// <summary>Estimates how certain it is that a sequence was UTF-8 read in a wrong charset, from its oddness and from how well the decoded
/// character fits its place. <c>docs/mojibake.md</c> has the weights.</summary>
internal static class Evidence
{
    /// <summary>The evidence from which on a sequence is certain by itself.</summary>
    public const double Certain = 2;

    /// <summary>The evidence from which on a sequence is repaired if another of its line is certain in the same charset.</summary>
    public const double Probable = 0.5;

    private const double NearlyCertain = 1.9;

    /// <summary>Punctuation and signs that follow a letter in correct text.</summary>
    private const string Closers = "…’”»›–—™®©°²³¹ºª·“‘«‹´¨• \u00A0";

    /// <summary>Marks after a word.</summary>
    private static readonly SearchValues<char> ClosingMarks = SearchValues.Create("…’”»›“‘«‹–—\u00A0");

    private const string Currency = "£¥$€¢";

    /// <summary>The evidence for a sequence.</summary>
    /// <param name="text">The line.</param>
    /// <param name="sequence">The sequence in it.</param>
    /// <param name="before">The repaired character before it, or a space.</param>
    /// <param name="after">The repaired character after it, or a space.</param>
    /// <param name="neighbours">The number of adjacent sequences: 0 to 2.</param>
    /// <param name="charset">The charset.</param>
    public static double Of(string text, ByteSequence sequence, char before, char after, int neighbours, Charset charset)
    {
        if (!Rune.TryGetRuneAt(sequence.Decoded, 0, out var decoded) || IsOnlySpaces(text, sequence) || IsAmongLosses(text, sequence))
            return double.NegativeInfinity;
        var worth = Oddness(text, sequence, charset) + neighbours + Fit(decoded, before, after, BeforeThat(text, sequence), neighbours)
            - (IsPossessive(text, sequence) ? 2 : 0);
        return IsGoodText(text, sequence, before, after) ? Math.Min(worth, NearlyCertain) : worth;
    }

    /// <summary>Whether the sequence is only a dash, or another mark, and a space, which is correct text.</summary>
    private static bool IsOnlySpaces(string text, ByteSequence sequence) =>
        !char.IsLetter(text[sequence.Start]) && text.AsSpan(sequence.Start + 1, sequence.Length - 1).Trim(" \u00A0").IsEmpty;

    /// <summary>Whether several adjacent characters are lost, which means that a charset was guessed wrong in another way.</summary>
    private static bool IsAmongLosses(string text, ByteSequence sequence) =>
        sequence.Lossy
            && ((sequence.Start > 0 && text[sequence.Start - 1] == '\uFFFD' && (sequence.Start < 2 || text[sequence.Start - 2] == '\uFFFD'))
            || (sequence.End < text.Length && text[sequence.End] == '\uFFFD'));

    private static double Oddness(string text, ByteSequence sequence, Charset charset)
    {
        var before = sequence.Start > 0 ? text[sequence.Start - 1] : ' ';
        var after = sequence.End < text.Length ? text[sequence.End] : ' ';
        var lead = text[sequence.Start];
        var odd = OddnessOfLead(lead, before, charset);
        // A word of this letter and a sign exists in no language.
        if (charset.IsWestern && lead == 'Ã' && !char.IsLetter(before)
            && text[sequence.Start + 1] is >= '¡' and <= '¿' and not ('«' or '»'))
            odd += 0.5;
        for (var i = sequence.Start + 1; i < sequence.End; i++)
            odd += OddnessOf(text[i], text[i - 1], i + 1 < sequence.End ? text[i + 1] : after, charset);
        return odd;
    }

    private static bool IsBox(char c) => c is >= '\u2500' and <= '\u259F';

    private static double OddnessOfLead(char lead, char before, Charset charset)
    {
        if (!char.IsLetter(lead))
            return "‘’“”«»–—…·\u00A0×÷".Contains(lead, StringComparison.Ordinal) ? 0.3 : charset.DrawsBoxes ? 0 : 1;
        var odd = charset.IsWestern ? lead switch { 'Ã' => 1, 'Â' => 0.7, 'Ð' or 'â' or 'ï' or 'Î' or 'Ï' => 0.5, 'ð' => 1, _ => 0.0 } : 0;
        if (char.IsUpper(lead) && char.IsLower(before))
            odd += 1.5;
        if (char.IsLetter(before) && IsCyrillicOrGreek(lead) != IsCyrillicOrGreek(before))
            odd += 1.5;
        return odd;
    }

    private static double OddnessOf(char c, char before, char after, Charset charset)
    {
        if (char.IsControl(c))
            return 3;
        if (c is '\uFFFD')
            return 0.5;
        if (charset.DrawsBoxes)
            return IsBox(c) ? 0 : 1.5;
        if (char.IsLetter(c) && c is not ('ª' or 'º' or 'ƒ' or 'ˆ' or 'µ'))
        {
            var mixesScripts = char.IsLetter(before) && IsCyrillicOrGreek(c) != IsCyrillicOrGreek(before);
            return (char.IsUpper(c) && char.IsLower(before) ? 1 : 0) + (mixesScripts ? 1 : 0) + 0.3;
        }
        var inside = char.IsLetterOrDigit(after) && c is not ('’' or ' ' or '\u00A0');
        if (Currency.Contains(c, StringComparison.Ordinal))
            return 1;
        if (Closers.Contains(c, StringComparison.Ordinal))
            return inside ? 1.5 : c == '\u00A0' ? 0.3 : 0;
        return inside ? 2 : 1.5;
    }

    /// <summary>Whether the sequence is a letter and an English possessive: <c>ZZAJÉ’s</c>.</summary>
    private static bool IsPossessive(string text, ByteSequence sequence) =>
        sequence.Length == 2 && text[sequence.Start + 1] == '’' && sequence.End < text.Length && text[sequence.End] == 's'
        && (sequence.End + 1 == text.Length || !char.IsLetter(text[sequence.End + 1]));

    /// <summary>Whether the sequence may be correct text, and so is no evidence by itself: a letter and a plain space, a word in capitals
    /// and a mark that closes it or an apostrophe (<c>AMANHÃ”</c>, <c>LÃ…</c>), three small letters (<c>zvlášť</c>), signs by themselves
    /// (<c>√π</c>).</summary>
    private static bool IsGoodText(string text, ByteSequence sequence, char before, char after)
    {
        var marks = text.AsSpan(sequence.Start + 1, sequence.Length - 1);
        if (marks.Contains(' '))
            return text[sequence.Start] != 'Ã' || !char.IsLower(before);
        if (sequence.Length > 2 && IsSmallLetters(text.AsSpan(sequence.Start, sequence.Length)))
            return true;
        if (!char.IsLetter(text[sequence.Start]) && char.IsLetter(sequence.Decoded[0]) && !char.IsLetter(before) && !char.IsLetter(after))
            return true;
        if (!char.IsUpper(text[sequence.Start]) || char.IsLower(before) || marks.ContainsAnyExcept(ClosingMarks))
            return false;
        var next = sequence.End < text.Length ? text[sequence.End] : ' ';
        return marks[^1] switch
        {
            '\u00A0' => text[sequence.Start] switch { 'Â' => false, 'Ã' => char.IsUpper(before) && !char.IsLower(next), _ => true },
            '’' => true,
            '–' or '—' => !char.IsLower(next),
            _ => !char.IsLetterOrDigit(next),
        };
    }

    private static bool IsSmallLetters(ReadOnlySpan<char> sequence)
    {
        foreach (var c in sequence)
            if (!char.IsLower(c))
                return false;
        return true;
    }

    private static double Fit(Rune decoded, char before, char after, char beforeThat, int neighbours)
    {
        var touchesLatin = IsLatin(before) || IsLatin(after);
        return decoded.Value switch
        {
            0xFFFD => 0.5,
            < 0xA0 => neighbours > 0 ? 0 : -1,
            < 0xC0 => 1,
            0xD7 or 0xF7 => 0.3,
            <= 0xFF => (touchesLatin ? 1 : 0.2) + Case(decoded, before, after, beforeThat),
            <= 0x17F or (>= 0x218 and <= 0x21B) => (touchesLatin ? 0.5 : 0) + Case(decoded, before, after, beforeThat),
            0x192 or (>= 0x2C6 and <= 0x2DD) => 0.3,
            <= 0x2FF or (>= 0x1D00 and <= 0x1DBF) => -1.5,
            <= 0x33F => 0.5,
            <= 0x36F => -1.5,
            >= 0x1E00 and <= 0x1EFF => (touchesLatin ? 1 : 0) + Case(decoded, before, after, beforeThat),
            >= 0x2010 and <= 0x205F or 0x20AC or 0x2122 or (>= 0x2190 and <= 0x21FF) or 0xFEFF or 0xFE0F => 1.5,
            >= 0x2200 and <= 0x27BF or (>= 0x2900 and <= 0x2BFF) => char.IsLower(before) ? 0 : 1.5,
            >= 0xFB00 and <= 0xFB06 => touchesLatin ? 1 : 0,
            >= 0x1F000 and <= 0x1FAFF => 3,
            >= 0x460 and <= 0x52F and not 0x490 and not 0x491 => -1,
            _ => OtherScript(decoded, before, after, touchesLatin),
        };
    }

    private static double OtherScript(Rune decoded, char before, char after, bool touchesLatin)
    {
        if (Rune.GetUnicodeCategory(decoded) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)
            return double.NegativeInfinity;
        if (IsSameScript(decoded, before) || IsSameScript(decoded, after))
            return 0.5;
        return touchesLatin ? (decoded.Value is >= 0x370 and <= 0x3FF ? 0 : -1.5) : 0;
    }

    private static double Case(Rune decoded, char before, char after, char beforeThat)
    {
        var upper = Rune.IsUpper(decoded);
        if (char.IsLower(before))
            return upper ? -1.5 : 0.5;
        if (!char.IsUpper(before))
            return 0.5;
        if (upper)
            return char.IsLower(after) ? -0.5 : 0.5;
        return char.IsUpper(after) ? -1.5 : char.IsUpper(beforeThat) && !char.IsLower(after) ? -1 : 0.5;
    }

    private static char BeforeThat(string text, ByteSequence sequence) => sequence.Start > 1 ? text[sequence.Start - 2] : ' ';

    private static bool IsLatin(char c) =>
        c is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or (>= '\u00C0' and <= '\u024F' and not '×' and not '÷');

    /// <summary>Whether a letter's script has charsets in which every letter's byte can begin or continue a sequence.</summary>
    public static bool IsCyrillicOrGreek(char c) => c is >= '\u0370' and <= '\u052F';

    private static bool IsSameScript(Rune one, char other) => other >= 0x370 && char.IsLetter(other)
        && (one.Value >> 8 == other >> 8 || (one.Value >= 0x2E80 && other >= 0x2E80));
}

using System.Globalization;

namespace BriefingBus.Text;

/// <summary>Counts the characters beyond ASCII of a text in one encoding, and their neighbours.</summary>
internal sealed class LetterCount
{
    private const double OtherLetter = 12;
    private const double Punctuation = 8;
    private const double Symbol = 14;
    private const double Impossible = 25;
    private const double Capital = 4.5;
    private const double Misfit = 5;

    /// <summary>Signs that occur in text of any language.</summary>
    private const string CommonSigns = "\u00A0«»“”„‘’‚–—…°·§©®№•€¡¿´\u200F\u200E،؛؟";

    private readonly Dictionary<char, int> counts = [];
    private int besideAscii;
    private int besideOther;
    private int capitalInWord;

    /// <summary>Counts the characters of <paramref name="text"/>.</summary>
    public LetterCount(string text)
    {
        var previous = ' ';
        foreach (var character in text)
        {
            if (character >= 0x80) counts[character] = counts.GetValueOrDefault(character) + 1;
            if (IsLetter(character) && IsLetter(previous) && (character >= 0x80 || previous >= 0x80)) CountPair(previous, character);
            previous = character;
        }
    }

    /// <summary>The information content of the text in <paramref name="system"/>, in bits.</summary>
    public double Bits(WritingSystem system)
    {
        var bits = Misfit * (capitalInWord + (system.MixesWithAscii ? besideOther : besideAscii));
        var ratio = system.Letters.Length > 20 ? 0.9 : 0.75;
        var first = -Math.Log2((1 - ratio) / (1 - Math.Pow(ratio, system.Letters.Length)));
        foreach (var (character, count) in counts) bits += count * Bits(character, system, first, -Math.Log2(ratio));
        return bits;
    }

    private static double Bits(char character, WritingSystem system, double first, double step)
    {
        if (CommonSigns.Contains(character, StringComparison.Ordinal)) return Punctuation;
        var lower = char.ToLowerInvariant(character);
        var rank = system.Letters.IndexOf(lower, StringComparison.Ordinal);
        if (rank >= 0) return first + rank * step + (lower == character ? 0 : Capital);
        return CharUnicodeInfo.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => Impossible,
            _ when character == '\uFFFD' => Impossible,
            UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark => OtherLetter,
            UnicodeCategory.UppercaseLetter => OtherLetter + Capital,
            _ => Symbol,
        };
    }

    private void CountPair(char previous, char character)
    {
        if (char.IsUpper(character) && char.IsLower(previous)) capitalInWord++;
        if (character < 0x80 != previous < 0x80) besideAscii++;
        else besideOther++;
    }

    private static bool IsLetter(char character) => char.IsAsciiLetter(character) || (character >= 0x80 && char.IsLetter(character));
}

using System.Collections.Frozen;

namespace BriefingBus.Cleaner.Html;

/// <summary>Converts raised characters: exponents become Unicode superscripts, reference marks are dropped, ordinals
/// (<c>1<sup>st</sup></c>) are unchanged.</summary>
internal static class Superscript
{
    /// <summary>The superscript forms of Unicode (blocks "Superscripts and Subscripts" and "Latin-1 Supplement").</summary>
    private static readonly FrozenDictionary<char, char> Raised =
        "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻–⁻n\u207Fi\u2071".Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Raised text with a sign is a charge or an exponent after a symbol of at most this many letters (<c>Ca²⁺</c>,
    /// <c>mol⁻¹</c>).</summary>
    private const int MaxSymbolLength = 3;

    /// <summary>Symbols of more than one letter that take exponents: units (BIPM, The International System of Units; Unicode CLDR for other
    /// scripts) and functions. After other words a number is a reference mark (<c>the sea<sup>3</sup></c>).</summary>
    private static readonly FrozenSet<string> Symbols =
        ("km hm dam dm cm mm µm μm nm pm fm ft in yd mi sec min hr ms ns µs kg mg µg Hz kHz MHz GHz Pa kPa rad sr mol lm lx cd eV mc ly pc "
        + "sin cos tan log ln exp chi Chi pi км см мм дм мкм нм χλμ εκ мин сек кв كم سم متر ק\"מ किमी मी मीटर กม").Split(' ').ToFrozenSet();

    /// <summary>The replacement of raised text after the text before it: a superscript, nothing, or itself.</summary>
    public static string Read(string before, string raised)
    {
        var text = raised.Trim();
        if (text.Length is 0 or > 12)
            return raised;
        var letters = 0;
        while (letters < before.Length && char.IsLetter(before[^(letters + 1)]))
            letters++;
        var isSymbol = letters == 1 || (letters is > 1 and <= MaxSymbolLength && !text.All(char.IsAsciiDigit))
            || (letters > 1 && Symbols.Contains(before[^letters..]));
        var isBase = before.Length > 0 && (char.IsDigit(before[^1]) || before[^1] == ')' || isSymbol);
        if (isBase && text.All(Raised.ContainsKey))
            return string.Concat(text.Select(c => Raised[c]));
        return IsMark(text) ? "" : raised;
    }

    /// <summary>Numbers of references with commas and dashes between them, stars and daggers.</summary>
    private static bool IsMark(string text) =>
        text.All(c => char.IsAsciiDigit(c) || c is ',' or ';' or '-' or '–' or ' ')
            ? char.IsAsciiDigit(text[0])
            : text.All(c => c is '*' or '†' or '‡' or '§' or '¶');
}

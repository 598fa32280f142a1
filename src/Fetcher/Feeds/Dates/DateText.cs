using System.Globalization;

namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>The characters of a date as they are compared: ASCII digits for those of every script, plain signs for typographic ones.</summary>
internal static class DateText
{
    /// <summary>Writes the characters of <paramref name="text"/> to <paramref name="output"/>, which must be as long, and returns how many.</summary>
    public static int Normalize(string text, Span<char> output)
    {
        // Letters with their marks apart, and syllables in pieces; .NET normalises no text that holds noncharacters or half a pair.
        if (text.AsSpan().ContainsAnyInRange('\u0300', '\u036F') || text.AsSpan().ContainsAnyInRange('\u1100', '\u11FF'))
            text = text.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF') ? text : text.Normalize();
        var length = 0;
        foreach (var character in text.AsSpan(0, Math.Min(text.Length, output.Length)))
        {
            if (character < 0x80) output[length++] = character;
            else if (Plain(character) is var plain and not '\0') output[length++] = plain;
        }
        return length;
    }

    /// <summary>The plain form of a character; the null character for one that is left out.</summary>
    private static char Plain(char character)
    {
        switch (character)
        {
            case '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\u200B' or '\u00AD': return '\0'; // marks of direction and the like
            case >= '\u2010' and <= '\u2015' or '\u2212' or '\uFE63': return '-';
            case '、' or '،' or '፣': return ',';
            case '。': return '.';
            case '٫': return '.';
            case '\u3000': return ' ';
            case '（': return '(';
            case '）': return ')';
            case >= '\uFF01' and <= '\uFF5E': return (char)(character - 0xFEE0); // full width forms of ASCII
        }
        if (CharUnicodeInfo.GetDecimalDigitValue(character) is var digit and >= 0 && char.IsDigit(character)) return (char)('0' + digit);
        return char.IsWhiteSpace(character) ? ' ' : character;
    }
}

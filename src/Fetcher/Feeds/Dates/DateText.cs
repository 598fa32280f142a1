namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>Normalises the characters of a date: ASCII digits for those of every script, plain signs for typographic ones.</summary>
internal static class DateText
{
    /// <summary>Writes the normalised <paramref name="text"/> to <paramref name="output"/>, which must be as long, and returns the
    /// length.</summary>
    public static int Normalize(string text, Span<char> output)
    {
        // Composes letters with separate marks, and split syllables; .NET cannot normalise noncharacters or half a pair.
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

    /// <summary>The plain form of a character; the null character for direction marks, joiners and the like, which are dropped.</summary>
    private static char Plain(char character) => character switch
    {
        '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u061C' or '\uFEFF' or '\u200B' or '\u00AD' => '\0',
        (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => '\0',
        (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE63' => '-',
        '、' or '،' or '፣' => ',',
        '。' or '٫' => '.',
        '\u3000' => ' ',
        // Full width forms of ASCII.
        >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
        _ when char.IsDigit(character) && CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit => (char)('0' + digit),
        _ => char.IsWhiteSpace(character) ? ' ' : character,
    };
}

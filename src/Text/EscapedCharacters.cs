using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BriefingBus.Text;

/// <summary>Escapes of JSON and scripts (RFC 8259, section 7) that a publisher's system left in prose: <c>Valley\u2019s</c>.</summary>
public static partial class EscapedCharacters
{
    /// <summary>The text with its escapes decoded, if they touch a word and mean a character beyond ASCII; text about escapes (<c>write
    /// \u2019 for it</c>) keeps them.</summary>
    public static string Decode(string text) =>
        text.Contains("\\u", StringComparison.Ordinal)
            ? Escapes.Replace(text, match => Touches(text, match) ? Decoded(match) : match.Value)
            : text;

    private static bool Touches(string text, Match match)
    {
        var end = match.Index + match.Length;
        return (match.Index > 0 && char.IsLetterOrDigit(text[match.Index - 1])) || (end < text.Length && char.IsLetterOrDigit(text[end]));
    }

    private static string Decoded(Match match)
    {
        var codes = match.Groups[1].Captures.Select(code => (char)Convert.ToUInt16(code.Value, 16));
        var decoded = string.Concat(codes);
        foreach (var rune in decoded.EnumerateRunes())
            if (rune.Value < 0xA0 || rune == Rune.ReplacementChar
                || Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                return match.Value;
        return decoded;
    }

    [GeneratedRegex(@"(?:\\u([0-9a-fA-F]{4}))+", RegexOptions.CultureInvariant)]
    private static partial Regex Escapes { get; }
}

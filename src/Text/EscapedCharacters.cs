using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BriefingBus.Text;

/// <summary>Decodes escapes of JSON and scripts (RFC 8259, section 7) that a publisher's system left in prose: <c>Valley\u2019s</c>,
/// <c>it\'s</c>.</summary>
public static partial class EscapedCharacters
{
    /// <summary>Decodes all escapes of a text if one of them is next to a letter of a word (<c>Valley\u2019s</c>), or those of quotation
    /// marks if an apostrophe inside a word is escaped (<c>it\'s</c>). Text about escapes (<c>write \u2019 for it</c>) keeps
    /// them.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        if (Codes.Matches(text).Any(code => Touches(text, code) && Decoded(code) != code.Value))
            return Escapes.Replace(text, Decoded);
        return ApostropheInWord.IsMatch(text) ? Marks.Replace(text, "$1") : text;
    }

    private static bool Touches(string text, Match match)
    {
        var end = match.Index + match.Length;
        return (match.Index > 0 && char.IsLetterOrDigit(text[match.Index - 1])) || (end < text.Length && char.IsLetterOrDigit(text[end]));
    }

    private static string Decoded(Match match)
    {
        if (!match.Groups[1].Success)
            return match.Value[1] is 'n' or 'r' or 't' ? " " : match.Value[1..];
        var decoded = string.Concat(match.Groups[1].Captures.Select(code => (char)Convert.ToUInt16(code.Value, 16)));
        foreach (var rune in decoded.EnumerateRunes())
            if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
                return match.Value;
        return decoded;
    }

    [GeneratedRegex(@"(?:\\u([0-9a-fA-F]{4}))+", RegexOptions.CultureInvariant)]
    private static partial Regex Codes { get; }

    [GeneratedRegex(@"(?:\\u([0-9a-fA-F]{4}))+|\\[""'/nrt\\]", RegexOptions.CultureInvariant)]
    private static partial Regex Escapes { get; }

    [GeneratedRegex(@"\p{L}\\['’]\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex ApostropheInWord { get; }

    [GeneratedRegex(@"\\([""'’])", RegexOptions.CultureInvariant)]
    private static partial Regex Marks { get; }
}

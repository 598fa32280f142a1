using System.Globalization;
using System.Text;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Html;

/// <summary>Decodes numeric character references (HTML §13.2.5.80).</summary>
internal static class NumericReference
{
    /// <summary>Whether a numeric reference, from its number sign to its semicolon, names half a surrogate pair.</summary>
    public static bool IsHalf(ReadOnlySpan<char> reference) => reference is ['#', ..] && Code(reference[1..^1]) is >= 0xD800 and <= 0xDFFF;

    /// <summary>Appends the character of a numeric reference and returns the reference's length; 0 if there is none. Two references to the
    /// halves of a surrogate pair, which UTF-16 programs write, are one character; a single half is dropped.</summary>
    public static int Decode(string text, int at, StringBuilder decoded)
    {
        var length = Length(text, at, out var digits);
        if (length == 0)
            return 0;
        if (Code(digits) is not (>= 0xD800 and <= 0xDFFF and var half))
        {
            decoded.Append(Character(Code(digits)));
            return length;
        }
        var second = half < 0xDC00 ? Length(text, at + length, out digits) : 0;
        if (second == 0 || Code(digits) is not (>= 0xDC00 and <= 0xDFFF and var low))
            return length;
        decoded.Append((char)half).Append((char)low);
        return length + second;
    }

    /// <summary>The length of the numeric reference at a place; 0 if there is none.</summary>
    private static int Length(string text, int at, out ReadOnlySpan<char> digits)
    {
        digits = default;
        if (!text.AsSpan(at).StartsWith("&#"))
            return 0;
        var hex = at + 2 < text.Length && text[at + 2] is 'x' or 'X';
        var start = at + (hex ? 3 : 2);
        var end = start;
        while (end < text.Length && (hex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
            end++;
        if (end == start)
            return 0;
        digits = text.AsSpan(at + 2, end - at - 2);
        return (end < text.Length && text[end] == ';' ? end + 1 : end) - at;
    }

    /// <summary>The code point of a reference without its number sign and semicolon; 0 if it is invalid or too large.</summary>
    private static uint Code(ReadOnlySpan<char> digits)
    {
        var hex = digits is ['x' or 'X', ..];
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return uint.TryParse(hex ? digits[1..] : digits, style, CultureInfo.InvariantCulture, out var code) ? code : 0;
    }

    private static string Character(uint code) => code switch
    {
        0 or > 0x10FFFF => "\uFFFD",
        <= char.MaxValue => Windows1252.Meaning((char)code).ToString(),
        _ => char.ConvertFromUtf32((int)code),
    };
}

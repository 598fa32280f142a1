using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Html;

/// <summary>
/// Decodes character references by HTML §13.2.5.72–80: all 2231 names, those without a semicolon too, and numbers with the
/// windows-1252 table.
/// </summary>
public static class CharacterReferences
{
    /// <summary>No name is longer: <c>CounterClockwiseContourIntegral;</c>.</summary>
    private const int MaxNameLength = 33;

    /// <summary>
    /// What <c>&amp;#128;</c> to <c>&amp;#159;</c> mean (HTML §13.2.5.80): the bytes of windows-1252; zero where that has none.
    /// </summary>
    private const string Windows1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("xX0123456789abcdefABCDEF");

    private static readonly FrozenDictionary<string, string> Named = Load();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByName =
        Named.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text with every reference replaced once; what is no reference stays as it is.</summary>
    public static string Decode(string text)
    {
        var next = text.IndexOf('&', StringComparison.Ordinal);
        if (next < 0)
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        var at = 0;
        while (next >= 0)
        {
            decoded.Append(text, at, next - at);
            at = next;
            var length = text.AsSpan(at + 1).StartsWith("#") ? Numeric(text, at, decoded) : Name(text, at, decoded);
            if (length == 0)
            {
                decoded.Append('&');
                length = 1;
            }

            at += length;
            next = text.IndexOf('&', at);
        }

        return decoded.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>
    /// Decodes what was escaped twice: a reference that appears only after the first decoding (<c>&amp;amp;nbsp;</c>) is decoded too.
    /// A lone <c>&amp;</c> before a space or a letter without semicolon stays.
    /// </summary>
    public static string DecodeTwice(string text)
    {
        var once = Decode(text);
        return LooksEscaped(once) ? DecodeTerminated(once) : once;
    }

    private static bool LooksEscaped(string text) =>
        text.Contains('&', StringComparison.Ordinal) && text.Contains(';', StringComparison.Ordinal);

    private static string DecodeTerminated(string text)
    {
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = text[i] == '&' ? text.IndexOf(';', i, Math.Min(MaxNameLength + 1, text.Length - i)) : -1;
            if (end > i + 1 && IsReference(text.AsSpan(i + 1, end - i)))
            {
                // The second half of a pair is decoded with the first.
                var next = IsHalf(text.AsSpan(i + 1, end - i)) && end + 1 < text.Length && text[end + 1] == '&'
                    ? text.IndexOf(';', end + 1, Math.Min(MaxNameLength + 1, text.Length - end - 1))
                    : -1;
                if (next > 0 && IsHalf(text.AsSpan(end + 2, next - end - 1))) end = next;
                decoded.Append(Decode(text[i..(end + 1)]));
                i = end + 1;
            }
            else
            {
                decoded.Append(text[i++]);
            }
        }

        return decoded.ToString();
    }

    private static bool IsReference(ReadOnlySpan<char> nameAndSemicolon) =>
        ByName.ContainsKey(nameAndSemicolon)
        || (nameAndSemicolon[0] == '#' && nameAndSemicolon.Length > 2 && !nameAndSemicolon[1..^1].ContainsAnyExcept(NumberCharacters));

    /// <summary>Whether a numeric reference, from its number sign to its semicolon, names half a surrogate pair.</summary>
    private static bool IsHalf(ReadOnlySpan<char> reference) => reference is ['#', ..] && Code(reference[1..^1]) is >= 0xD800 and <= 0xDFFF;

    private static int Name(string text, int at, StringBuilder decoded)
    {
        var end = at + 1;
        var limit = Math.Min(text.Length, at + 1 + MaxNameLength);
        while (end < limit && char.IsAsciiLetterOrDigit(text[end]))
        {
            end++;
        }

        if (end < limit && text[end] == ';')
        {
            end++;
        }

        for (; end > at + 2; end--)
        {
            if (ByName.TryGetValue(text.AsSpan(at + 1, end - at - 1), out var characters))
            {
                decoded.Append(characters);
                return end - at;
            }
        }

        return 0;
    }

    /// <summary>
    /// Appends the character of a numeric reference. The halves of a surrogate pair, each written as a reference of its own as programs in
    /// UTF-16 do, are one character; half a pair is none.
    /// </summary>
    private static int Numeric(string text, int at, StringBuilder decoded)
    {
        var length = Reference(text, at, out var digits);
        if (length == 0)
        {
            return 0;
        }

        if (Code(digits) is not (>= 0xD800 and <= 0xDFFF and var half))
        {
            decoded.Append(Character(Code(digits)));
            return length;
        }

        var second = half < 0xDC00 ? Reference(text, at + length, out digits) : 0;
        if (second == 0 || Code(digits) is not (>= 0xDC00 and <= 0xDFFF and var low))
        {
            return length;
        }

        decoded.Append((char)half).Append((char)low);
        return length + second;
    }

    /// <summary>Length of the numeric reference at a place, 0 where there is none.</summary>
    private static int Reference(string text, int at, out ReadOnlySpan<char> digits)
    {
        digits = default;
        if (!text.AsSpan(at).StartsWith("&#"))
        {
            return 0;
        }

        var hex = at + 2 < text.Length && text[at + 2] is 'x' or 'X';
        var start = at + (hex ? 3 : 2);
        var end = start;
        while (end < text.Length && (hex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
        {
            end++;
        }

        if (end == start)
        {
            return 0;
        }

        digits = text.AsSpan(at + 2, end - at - 2);
        return (end < text.Length && text[end] == ';' ? end + 1 : end) - at;
    }

    /// <summary>The number of a reference, without its number sign and semicolon; 0 where it is none or too large.</summary>
    private static uint Code(ReadOnlySpan<char> digits)
    {
        var hex = digits is ['x' or 'X', ..];
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        return uint.TryParse(hex ? digits[1..] : digits, style, CultureInfo.InvariantCulture, out var code) ? code : 0;
    }

    private static string Character(uint code)
    {
        if (code is 0 or > 0x10FFFF)
        {
            return "\uFFFD";
        }

        if (code is >= 0x80 and <= 0x9F && Windows1252[(int)code - 0x80] is not '\0' and var character)
        {
            return character.ToString();
        }

        return char.ConvertFromUtf32((int)code);
    }

    private static FrozenDictionary<string, string> Load()
    {
        var named = new Dictionary<string, string>(2300);
        foreach (var row in EmbeddedTable.Rows(typeof(CharacterReferences).Assembly, "character-references.tsv"))
        {
            if (row is [var name, var codes])
            {
                named[name] = string.Concat(codes.Split(' ')
                    .Select(code => char.ConvertFromUtf32(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));
            }
        }

        return named.ToFrozenDictionary();
    }
}

using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Html;

/// <summary>Decodes character references by HTML §13.2.5.72–80: all 2231 names, those without a semicolon too, and numbers with the
/// windows-1252 table.</summary>
public static class CharacterReferences
{
    /// <summary>The longest name: <c>CounterClockwiseContourIntegral;</c>.</summary>
    private const int MaxNameLength = 33;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("xX0123456789abcdefABCDEF");

    private static readonly FrozenDictionary<string, string> Named = Load();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByName =
        Named.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text with every reference replaced once; anything else is unchanged.</summary>
    public static string Decode(string text)
    {
        var next = text.IndexOf('&', StringComparison.Ordinal);
        if (next < 0)
            return text;
        var decoded = new StringBuilder(text.Length);
        var at = 0;
        while (next >= 0)
        {
            decoded.Append(text, at, next - at);
            at = next;
            var length = text.AsSpan(at + 1).StartsWith("#") ? NumericReference.Decode(text, at, decoded) : Name(text, at, decoded);
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

    /// <summary>Decodes a text that was escaped twice: a reference that appears only after the first decoding (<c>&amp;amp;nbsp;</c>) is
    /// decoded too. A lone <c>&amp;</c> before a space or a letter without semicolon is kept.</summary>
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
                var next = NumericReference.IsHalf(text.AsSpan(i + 1, end - i)) && end + 1 < text.Length && text[end + 1] == '&'
                    ? text.IndexOf(';', end + 1, Math.Min(MaxNameLength + 1, text.Length - end - 1))
                    : -1;
                if (next > 0 && NumericReference.IsHalf(text.AsSpan(end + 2, next - end - 1))) end = next;
                decoded.Append(Decode(text[i..(end + 1)]));
                i = end + 1;
            }
            else
                decoded.Append(text[i++]);
        }
        return decoded.ToString();
    }

    private static bool IsReference(ReadOnlySpan<char> nameAndSemicolon) =>
        ByName.ContainsKey(nameAndSemicolon)
        || (nameAndSemicolon[0] == '#' && nameAndSemicolon.Length > 2 && !nameAndSemicolon[1..^1].ContainsAnyExcept(NumberCharacters));

    private static int Name(string text, int at, StringBuilder decoded)
    {
        var end = at + 1;
        var limit = Math.Min(text.Length, at + 1 + MaxNameLength);
        while (end < limit && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        if (end < limit && text[end] == ';')
            end++;
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

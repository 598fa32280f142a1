using System.Buffers;
using BriefingBus.Text;

namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>Turns the raw characters between tags into text: replaces references, drops characters that XML forbids.</summary>
internal static class XmlText
{
    /// <summary>Bytes that cannot simply be copied: references, and the controls that XML 1.0 §2.2 forbids or normalises.</summary>
    private static readonly SearchValues<byte> Special = SearchValues.Create(
        [(byte)'&', .. Enumerable.Range(0, 32).Where(b => b is not (9 or 10)).Select(b => (byte)b)]);

    private static readonly SearchValues<byte> SpecialInCData = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(b => b is not (9 or 10)).Select(b => (byte)b)]);

    /// <summary>The text of a run of characters, white space trimmed. For names and addresses: only the document's limit applies.</summary>
    public static string Decode(ReadOnlySpan<byte> raw, EntityTable entities) => Decode(raw, isCData: false, entities, int.MaxValue, out _);

    /// <summary>The text of a run of characters or of a CDATA section, white space trimmed.</summary>
    /// <param name="raw">The characters as the document has them.</param>
    /// <param name="isCData">True for the inside of a CDATA section.</param>
    /// <param name="entities">The entities that the document may use.</param>
    /// <param name="limit">The maximum length in bytes of UTF-8, before and after replacing references.</param>
    /// <param name="isCut">True if it was longer and was cut at a character.</param>
    public static string Decode(ReadOnlySpan<byte> raw, bool isCData, EntityTable entities, int limit, out bool isCut)
    {
        raw = Trim(raw);
        isCut = raw.Length > limit;
        if (isCut) raw = raw[..CharacterStart(raw, limit)];
        var special = isCData ? SpecialInCData : Special;
        if (raw.IndexOfAny(special) < 0) return Encoding.UTF8.GetString(raw);
        using var text = new TextBuffer(raw.Length, limit);
        Append(text, raw, entities, special);
        isCut |= text.IsCut;
        return text.ToTrimmedString();
    }

    /// <summary>A text with its references replaced.</summary>
    public static string Expand(string text, EntityTable entities)
    {
        if (!text.Contains('&', StringComparison.Ordinal)) return text;
        var raw = Encoding.UTF8.GetBytes(text);
        using var expanded = new TextBuffer(raw.Length, int.MaxValue);
        Append(expanded, raw, entities);
        return expanded.ToString();
    }

    private static int CharacterStart(ReadOnlySpan<byte> text, int at)
    {
        while (at > 0 && (text[at] & 0xC0) == 0x80) at--;
        return at;
    }

    /// <summary>Appends a run of characters to <paramref name="text"/>.</summary>
    public static void Append(TextBuffer text, ReadOnlySpan<byte> raw, EntityTable entities) => Append(text, raw, entities, Special);

    /// <summary>Appends the inside of a CDATA section.</summary>
    public static void AppendCData(TextBuffer text, ReadOnlySpan<byte> raw, EntityTable entities) =>
        Append(text, raw, entities, SpecialInCData);

    private static void Append(TextBuffer text, ReadOnlySpan<byte> raw, EntityTable entities, SearchValues<byte> special)
    {
        while (!text.IsCut)
        {
            var at = raw.IndexOfAny(special);
            if (at < 0)
            {
                text.Append(raw);
                return;
            }
            text.Append(raw[..at]);
            raw = raw[at..];
            raw = raw[(raw[0] == (byte)'&' ? AppendReference(text, raw, entities) : AppendControl(text, raw, entities))..];
        }
    }

    /// <summary>A carriage return is a line feed, alone or before one (XML 1.0 §2.11); other controls are dropped.</summary>
    private static int AppendControl(TextBuffer text, ReadOnlySpan<byte> raw, EntityTable entities)
    {
        if (raw[0] != (byte)'\r') entities.NoteControlCharacter();
        else if (!(raw.Length > 1 && raw[1] == (byte)'\n')) text.Append("\n"u8);
        return 1;
    }

    /// <summary>Appends the character of the reference at the start of <paramref name="raw"/> and returns the reference's length; a bare
    /// ampersand stays.</summary>
    private static int AppendReference(TextBuffer text, ReadOnlySpan<byte> raw, EntityTable entities)
    {
        if (raw.Length > 2 && raw[1] == (byte)'#') return AppendCharacter(text, raw, entities);
        var length = 1;
        while (length < raw.Length && length <= 64
            && (char.IsAsciiLetterOrDigit((char)raw[length]) || raw[length] is (byte)'_' or (byte)'-' or (byte)'.' or (byte)':'))
            length++;
        if (length > 1 && length < raw.Length && raw[length] == (byte)';')
        {
            var name = raw[1..length];
            if (Predefined(name) is { } predefined)
            {
                text.Append(predefined);
                return length + 1;
            }
            if (entities.Find(name) is { } found)
            {
                text.Append(found);
                return length + 1;
            }
        }
        else entities.NoteBareAmpersand();
        text.Append("&"u8);
        return 1;
    }

    private static byte? Predefined(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("lt"u8) ? (byte)'<'
        : name.SequenceEqual("gt"u8) ? (byte)'>'
        : name.SequenceEqual("amp"u8) ? (byte)'&'
        : name.SequenceEqual("quot"u8) ? (byte)'"'
        : name.SequenceEqual("apos"u8) ? (byte)'\''
        : null;

    /// <summary>Appends the character of a numeric reference. Two references to the halves of a surrogate pair, which UTF-16 programs
    /// write, are one character; a single half is dropped.</summary>
    private static int AppendCharacter(TextBuffer text, ReadOnlySpan<byte> raw, EntityTable entities)
    {
        var length = Reference(raw, out var value);
        if (length == 0)
        {
            text.Append("&"u8);
            return 1;
        }
        // .NET writes the line end of Windows as &#xD; before a line feed: one line break, not an empty line.
        if (value == 13 && (raw[length..] is [(byte)'\n' or (byte)'\r', ..] || (Reference(raw[length..], out var next) > 0 && next == 10)))
            return length;
        if (value is < 0xD800 or > 0xDFFF)
        {
            text.Append(Meaning(value));
            return length;
        }
        var second = Reference(raw[length..], out var low);
        if (second > 0 && value < 0xDC00 && low is >= 0xDC00 and <= 0xDFFF)
        {
            text.Append(new Rune((char)value, (char)low));
            return length + second;
        }
        entities.NoteLoneSurrogate();
        return length;
    }

    /// <summary>Length of the numeric reference at the start of <paramref name="raw"/>, 0 if there is none.</summary>
    private static int Reference(ReadOnlySpan<byte> raw, out int value)
    {
        value = 0;
        if (raw.Length < 3 || raw[0] != (byte)'&' || raw[1] != (byte)'#') return 0;
        var hexadecimal = raw[2] is (byte)'x' or (byte)'X';
        var at = hexadecimal ? 3 : 2;
        var first = at;
        while (at < raw.Length && Digit(raw[at], hexadecimal) is var digit and >= 0)
        {
            value = Math.Min(value * (hexadecimal ? 16 : 10) + digit, 0x110000);
            at++;
        }
        if (at == first) return 0;
        return at < raw.Length && raw[at] == (byte)';' ? at + 1 : at;
    }

    private static int Digit(byte b, bool hexadecimal) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'a' and <= (byte)'f' when hexadecimal => b - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' when hexadecimal => b - 'A' + 10,
        _ => -1,
    };

    private static Rune Meaning(int value) => value switch
    {
        >= 0x80 and <= 0x9F => new Rune(Windows1252.Meaning((char)value)),
        9 or 10 or 13 => new Rune(value == 13 ? 10 : value),
        < 32 or 0x7F => new Rune(' '),
        _ => Rune.IsValid(value) ? new Rune(value) : Rune.ReplacementChar,
    };

    /// <summary>Without the white space at both ends.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> raw) => raw.Trim(" \t\r\n"u8);
}

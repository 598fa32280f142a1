using System.Text;
using BriefingBus.Rendering;

namespace BriefingBus.Delivery.Email.Composing;

/// <summary>Text in headers: as it is where it is plain ASCII, else in encoded words (RFC 2047). Whatever comes in, no line end comes out.</summary>
internal static class HeaderText
{
    /// <summary>An encoded word may have 75 characters (RFC 2047 §2); with this many, one fits on a line behind every header's name.</summary>
    private const int MaxWordLength = 60;

    private const string Base64 = "=?utf-8?B?";
    private const string Quoted = "=?utf-8?Q?";
    private const string End = "?=";

    /// <summary>The words of a header that is free text, such as <c>Subject</c>.</summary>
    public static IReadOnlyList<string> Unstructured(string text)
    {
        var line = Printable.Line(text);
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Ascii.IsValid(line) && words.All(w => w.Length <= MaxWordLength && !w.Contains("=?", StringComparison.Ordinal)) ? words : Encoded(line);
    }

    /// <summary>The words of a name before an address: atoms, a quoted string, or encoded words; none for an empty name.</summary>
    public static IReadOnlyList<string> Phrase(string name)
    {
        var line = Printable.Line(name).TrimStart();
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.All(w => Mailbox.IsAtom(w) && w.Length <= MaxWordLength && !w.Contains("=?", StringComparison.Ordinal)))
            return words;
        var quoted = $"\"{line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        return Ascii.IsValid(line) && quoted.Length <= MaxWordLength && !line.Contains("=?", StringComparison.Ordinal) ? [quoted] : Encoded(line);
    }

    /// <summary>Encoded words of UTF-8, no character divided between two (RFC 2047 §5), in whichever encoding is shorter.</summary>
    private static List<string> Encoded(string text)
    {
        var runes = text.EnumerateRunes().ToList();
        return runes.Sum(r => Letter(r).Length) <= (runes.Sum(r => r.Utf8SequenceLength) + 2) / 3 * 4
            ? Chunks(runes, r => Letter(r).Length, MaxWordLength - Quoted.Length - End.Length, chunk => Quoted + string.Concat(chunk.Select(Letter)) + End)
            : Chunks(runes, r => r.Utf8SequenceLength, (MaxWordLength - Base64.Length - End.Length) / 4 * 3,
                chunk => Base64 + Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Concat(chunk))) + End);
    }

    private static List<string> Chunks(List<Rune> runes, Func<Rune, int> size, int most, Func<List<Rune>, string> word)
    {
        List<string> words = [];
        List<Rune> chunk = [];
        var filled = 0;
        foreach (var rune in runes)
        {
            if (filled + size(rune) > most)
            {
                words.Add(word(chunk));
                (chunk, filled) = ([], 0);
            }
            chunk.Add(rune);
            filled += size(rune);
        }
        if (chunk.Count > 0)
            words.Add(word(chunk));
        return words;
    }

    /// <summary>A character in the Q encoding, with the few that may stand for themselves in a name too (RFC 2047 §5 (3)).</summary>
    private static string Letter(Rune rune)
    {
        if (rune.Value == ' ')
            return "_";
        if (rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value is '!' or '*' or '+' or '-' or '/'))
            return rune.ToString();
        Span<byte> bytes = stackalloc byte[4];
        var length = rune.EncodeToUtf8(bytes);
        return string.Concat(bytes[..length].ToArray().Select(b => $"={b:X2}"));
    }
}

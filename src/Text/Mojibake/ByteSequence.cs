namespace BriefingBus.Text.Mojibake;

/// <summary>Characters that are one character of UTF-8 if read as bytes of a charset.</summary>
/// <param name="Start">The index of its first character.</param>
/// <param name="Length">Its number of characters.</param>
/// <param name="Decoded">The decoded character; U+FFFD if one of its bytes is lost.</param>
/// <param name="Lossy">True if one of its bytes is lost.</param>
/// <param name="EndsInSpace">True if its last byte was a no-break space that became a plain space.</param>
internal readonly record struct ByteSequence(int Start, int Length, string Decoded, bool Lossy, bool EndsInSpace)
{
    /// <summary>The index after it.</summary>
    public int End => Start + Length;

    /// <summary>All sequences of a text under a charset, leftmost first, none overlapping.</summary>
    public static List<ByteSequence> Find(string text, Charset charset)
    {
        var found = new List<ByteSequence>();
        for (var i = 0; i + 1 < text.Length; i++)
            if (text[i] >= 0x80 && At(text, i, charset) is { } sequence)
            {
                found.Add(sequence);
                i = sequence.End - 1;
            }
        return found;
    }

    private static ByteSequence? At(string text, int start, Charset charset)
    {
        var lead = charset.ByteOf(text[start]);
        var length = lead switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };
        if (length == 0)
            return null;

        var code = lead & (0xFF >> (length + 1));
        var lossy = false;
        var taken = 1;
        for (; taken < length && start + taken < text.Length; taken++)
        {
            var next = ContinuationAt(text, start + taken, charset);
            if (next < 0)
                break;
            lossy |= next == 0;
            code = (code << 6) | (next & 0x3F);
        }
        // A lost byte may represent the rest of its character.
        if (taken < length && !(lossy && text[start + taken - 1] == '\uFFFD' && taken > 1))
            return null;
        if (lossy)
            return new ByteSequence(start, taken, "\uFFFD", Lossy: true, EndsInSpace: false);
        var endsInSpace = text[start + length - 1] == ' ';
        if (code is >= 0xD800 and <= 0xDBFF && LowSurrogateAt(text, start + 3, charset) is { } low)
            return new ByteSequence(start, 6, new string([(char)code, low]), Lossy: false, EndsInSpace: false);
        return IsCharacter(code, length) ? new ByteSequence(start, length, char.ConvertFromUtf32(code), Lossy: false, endsInSpace) : null;
    }

    /// <summary>The continuation byte at an index, 0 for a lost one, -1 for none.</summary>
    private static int ContinuationAt(string text, int at, Charset charset) => text[at] switch
    {
        '\uFFFD' => 0,
        ' ' => 0xA0,
        < '\u0080' => -1,
        var c => charset.ByteOf(c) is >= 0x80 and <= 0xBF and var b ? b : -1,
    };

    /// <summary>The low surrogate at an index. CESU-8 writes a character beyond the first plane as two surrogates of three bytes
    /// each.</summary>
    private static char? LowSurrogateAt(string text, int at, Charset charset)
    {
        if (at + 2 >= text.Length || charset.ByteOf(text[at]) != 0xED)
            return null;
        var second = charset.ByteOf(text[at + 1]);
        var third = charset.ByteOf(text[at + 2]);
        return second is >= 0xB0 and <= 0xBF && third is >= 0x80 and <= 0xBF
            ? (char)(0xD000 | ((second & 0x3F) << 6) | (third & 0x3F))
            : null;
    }

    private static bool IsCharacter(int code, int length) =>
        code >= (length switch { 2 => 0x80, 3 => 0x800, _ => 0x10000 }) && code is not (>= 0xD800 and <= 0xDFFF) and <= 0x10FFFF;
}

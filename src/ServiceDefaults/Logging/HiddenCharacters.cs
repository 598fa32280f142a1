namespace BriefingBus.ServiceDefaults.Logging;

/// <summary>Replaces characters that control a terminal, change the direction of a line or are invisible: the controls C0 and C1 (ECMA-48
/// §5), those that embed, override or isolate a direction (UAX #9 §2), line and paragraph separators, and tags outside flags (UTS #51,
/// ED-14a). Output has their code points instead.</summary>
public static class HiddenCharacters
{
    private const int BlackFlag = 0x1F3F4;
    private const int EndOfTag = 0xE007F;

    /// <summary>The maximum length of a flag's region, such as <c>gbeng</c>.</summary>
    private const int MaxTagsOfFlag = 6;

    /// <summary>Escapes each hidden character, such as <c>\u202E</c>; a JSON reader gets the original text (RFC 8259 §7).</summary>
    /// <param name="text">The text.</param>
    /// <param name="lines">Whether line feeds and tabs stay; otherwise they are escaped too.</param>
    public static string ByNumber(string text, bool lines = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = 0;
        StringBuilder? shown = null;
        for (var i = 0; i < text.Length;)
        {
            var isRune = Rune.TryGetRuneAt(text, i, out var rune);
            var length = isRune ? rune.Utf16SequenceLength : 1;
            if (rune.Value == BlackFlag)
                length += TagsOfFlag(text.AsSpan(i + length));
            else if (!isRune || IsHidden(rune) || (!lines && rune.Value is '\n' or '\t'))
            {
                (shown ??= new(text.Length + 16)).Append(text, start, i - start);
                foreach (var unit in text.AsSpan(i, length))
                    shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
                start = i + length;
            }
            i += length;
        }
        return shown is null ? text : shown.Append(text, start, text.Length - start).ToString();
    }

    /// <summary>Whether a character is hidden; line feeds and tabs are not.</summary>
    public static bool IsHidden(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x2028 or 0x2029 => true,
        >= 0xE0000 and <= 0xE007F => true,
        _ => Rune.IsControl(rune),
    };

    /// <summary>The number of UTF-16 units of the tags of a flag after it; 0 if the tags do not form a flag.</summary>
    private static int TagsOfFlag(ReadOnlySpan<char> text)
    {
        var (length, tags) = (0, 0);
        while (Rune.DecodeFromUtf16(text[length..], out var rune, out var units) == System.Buffers.OperationStatus.Done
            && tags <= MaxTagsOfFlag)
        {
            length += units;
            if (rune.Value == EndOfTag)
                return tags > 0 ? length : 0;
            // Tag digits and lower-case tag letters.
            if (rune.Value is not ((>= 0xE0030 and <= 0xE0039) or (>= 0xE0061 and <= 0xE007A)))
                return 0;
            tags++;
        }
        return 0;
    }
}

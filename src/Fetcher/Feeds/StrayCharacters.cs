using System.Buffers;
using BriefingBus.Text;

namespace BriefingBus.Fetcher.Feeds;

/// <summary>Removes characters that are valid in UTF-8 but never intended: byte order marks inside the text, and C1 controls, which are
/// windows-1252 characters that somebody converted as Latin-1.</summary>
internal static class StrayCharacters
{
    /// <summary>The text without them; the same memory if there are none.</summary>
    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> text, FeedProblems problems)
    {
        var first = Next(text.Span);
        if (first < 0) return text;
        problems.Add("the text holds byte order marks or C1 control characters");
        var output = new ArrayBufferWriter<byte>(text.Length + text.Length / 8);
        var rest = text.Span;
        for (var at = first; at >= 0; at = Next(rest))
        {
            output.Write(rest[..at]);
            if (rest[at] == 0xEF) rest = rest[(at + 3)..];
            else
            {
                Encoding.UTF8.GetBytes(EncodingLabels.Windows1252.GetString(rest.Slice(at + 1, 1)), output);
                rest = rest[(at + 2)..];
            }
        }
        output.Write(rest);
        return output.WrittenMemory;
    }

    private static int Next(ReadOnlySpan<byte> text)
    {
        for (var from = 0; ;)
        {
            var at = text[from..].IndexOfAny((byte)0xC2, (byte)0xEF);
            if (at < 0) return -1;
            from += at;
            if (text[from] == 0xC2 ? text[from + 1] < 0xA0 && text[from + 1] != 0x85 : text[from + 1] == 0xBB && text[from + 2] == 0xBF)
                return from;
            from++;
        }
    }
}

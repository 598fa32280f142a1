using System.Buffers;
using System.Text;

namespace BriefingBus.Text;

/// <summary>Text that is UTF-8 for the most part, with pieces pasted in from an older encoding.</summary>
public static class MixedText
{
    /// <summary>The text as valid UTF-8: each byte that belongs to no valid sequence is read as windows-1252.</summary>
    public static byte[] ToUtf8(ReadOnlySpan<byte> text)
    {
        var output = new ArrayBufferWriter<byte>(text.Length + text.Length / 8 + 16);
        Span<char> characters = stackalloc char[4];
        while (!text.IsEmpty)
        {
            var valid = ValidLength(text);
            output.Write(text[..valid]);
            text = text[valid..];
            if (text.IsEmpty) break;
            var count = EncodingLabels.Windows1252.GetChars(text[..1], characters);
            Encoding.UTF8.GetBytes(characters[..count], output);
            text = text[1..];
        }
        return output.WrittenSpan.ToArray();
    }

    /// <summary>How many sequences of several bytes are UTF-8, and how many bytes belong to none.</summary>
    public static (int Valid, int Invalid) Count(ReadOnlySpan<byte> text)
    {
        var (valid, invalid) = (0, 0);
        while (true)
        {
            var next = text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0) return (valid, invalid);
            text = text[next..];
            if (Rune.DecodeFromUtf8(text, out _, out var length) == OperationStatus.Done) valid++;
            else invalid += length;
            text = text[length..];
        }
    }

    private static int ValidLength(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var ascii = text[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0) return text.Length;
            at += ascii;
            if (Rune.DecodeFromUtf8(text[at..], out _, out var length) != OperationStatus.Done) return at;
            at += length;
        }
        return at;
    }
}

using System.Buffers;
using System.Text;

namespace BriefingBus.Text;

/// <summary>Repairs text that is mostly UTF-8, with pieces from an older encoding, or with characters beyond the Basic Multilingual Plane
/// written as two surrogates of three bytes each (CESU-8, Unicode Technical Report 26), as databases and Java do.</summary>
public static class MixedText
{
    /// <summary>The text as valid UTF-8: pairs of surrogates are joined, a lone surrogate is U+FFFD, and every other invalid byte is read
    /// as windows-1252.</summary>
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
            if (HalfPair(text) is { } half)
            {
                var low = char.IsHighSurrogate(half) ? HalfPair(text[3..]) : null;
                var isPair = low is { } second && char.IsLowSurrogate(second);
                var rune = isPair ? new Rune(half, low!.Value) : Rune.ReplacementChar;
                output.Advance(rune.EncodeToUtf8(output.GetSpan(4)));
                text = text[(isPair ? 6 : 3)..];
                continue;
            }
            var count = EncodingLabels.Windows1252.GetChars(text[..1], characters);
            Encoding.UTF8.GetBytes(characters[..count], output);
            text = text[1..];
        }
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The number of multi-byte sequences that are UTF-8 or a surrogate in its form, and the number of bytes in neither.</summary>
    public static (int Valid, int Invalid) Count(ReadOnlySpan<byte> text)
    {
        var (valid, invalid) = (0, 0);
        while (true)
        {
            var next = text.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (next < 0) return (valid, invalid);
            text = text[next..];
            if (Rune.DecodeFromUtf8(text, out _, out var length) == OperationStatus.Done) valid++;
            else if (HalfPair(text) is not null) (valid, length) = (valid + 1, 3);
            else invalid += length;
            text = text[length..];
        }
    }

    /// <summary>The surrogate that the first three bytes encode, or null.</summary>
    private static char? HalfPair(ReadOnlySpan<byte> text) =>
        text.Length >= 3 && text[0] == 0xED && text[1] is >= 0xA0 and <= 0xBF && (text[2] & 0xC0) == 0x80
            ? (char)(0xD000 | (text[1] & 0x3F) << 6 | text[2] & 0x3F)
            : null;

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

using System.Buffers;
using System.Text;

namespace BriefingBus.Text;

/// <summary>The character encoding chosen for a document, and the basis of the choice.</summary>
/// <param name="Encoding">The decoder to use.</param>
/// <param name="Name">The encoding's name in lower case: the declared label if it was accepted, else the usual name.</param>
/// <param name="MarkLength">Length in bytes of the byte order mark at the start, 0 if there is none.</param>
/// <param name="Problem">The problem with the declaration of the document or its sender, as a clause, or null.</param>
/// <param name="Doubtful">True if the declaration was impossible and the encoding is a guess from the bytes, so that letters may be
/// wrong.</param>
public sealed record EncodingChoice(Encoding Encoding, string Name, int MarkLength = 0, string? Problem = null, bool Doubtful = false)
{
    /// <summary>The text of <paramref name="bytes"/>. Invalid bytes in a UTF-8 text are read as windows-1252.</summary>
    public string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes[Math.Min(MarkLength, bytes.Length)..];
        return Encoding is UTF8Encoding && !System.Text.Unicode.Utf8.IsValid(text)
            ? Encoding.UTF8.GetString(MixedText.ToUtf8(text))
            : Encoding.GetString(text);
    }

    /// <summary>The text of <paramref name="bytes"/> as valid UTF-8 without a byte order mark; the same memory if it is valid already. Null
    /// if the result exceeds <paramref name="limit"/> bytes, since a letter of one byte may be three in UTF-8.</summary>
    public ReadOnlyMemory<byte>? ToUtf8(ReadOnlyMemory<byte> bytes, int limit = int.MaxValue)
    {
        var text = bytes[Math.Min(MarkLength, bytes.Length)..];
        if (Encoding is not UTF8Encoding) return Transcode(text.Span, limit);
        var utf8 = System.Text.Unicode.Utf8.IsValid(text.Span) ? text : MixedText.ToUtf8(text.Span);
        return utf8.Length <= limit ? utf8 : null;
    }

    /// <summary>Converts in pieces, so that the limit applies before the memory is allocated.</summary>
    private ReadOnlyMemory<byte>? Transcode(ReadOnlySpan<byte> text, int limit)
    {
        const int Piece = 32 * 1024;
        var output = new ArrayBufferWriter<byte>(Math.Max(256, (int)Math.Min(limit, text.Length + text.Length / 8L)));
        var (decoder, encoder) = (Encoding.GetDecoder(), Encoding.UTF8.GetEncoder());
        var characters = new char[Encoding.GetMaxCharCount(Piece)];
        for (var isLast = false; !isLast;)
        {
            var piece = text[..Math.Min(Piece, text.Length)];
            text = text[piece.Length..];
            isLast = text.IsEmpty;
            var count = decoder.GetChars(piece, characters, flush: isLast);
            var decoded = characters.AsSpan(0, count);
            output.Advance(encoder.GetBytes(decoded, output.GetSpan(Encoding.UTF8.GetMaxByteCount(count)), flush: isLast));
            if (output.WrittenCount > limit) return null;
        }
        return output.WrittenMemory;
    }
}

using System.Text;

namespace BriefingBus.Text;

/// <summary>The character encoding that a document is read in, and how that was decided.</summary>
/// <param name="Encoding">The decoder to use.</param>
/// <param name="Name">The encoding's name in lower case: the label that was believed, else the usual name.</param>
/// <param name="MarkLength">Length in bytes of the byte order mark at the start, 0 where there is none.</param>
/// <param name="Problem">In plain words what was wrong with what the document or its sender said, or null.</param>
/// <param name="Doubtful">True where what they said cannot be and the bytes had to tell, so that letters may be wrong.</param>
public sealed record EncodingChoice(Encoding Encoding, string Name, int MarkLength = 0, string? Problem = null, bool Doubtful = false)
{
    /// <summary>The text of <paramref name="bytes"/>. Bytes that are no UTF-8 in a text that otherwise is are read as windows-1252.</summary>
    public string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes[Math.Min(MarkLength, bytes.Length)..];
        return Encoding is UTF8Encoding && !System.Text.Unicode.Utf8.IsValid(text)
            ? Encoding.UTF8.GetString(MixedText.ToUtf8(text))
            : Encoding.GetString(text);
    }

    /// <summary>The text of <paramref name="bytes"/> as valid UTF-8 without a byte order mark; the same memory wherever it is that already.</summary>
    public ReadOnlyMemory<byte> ToUtf8(ReadOnlyMemory<byte> bytes)
    {
        var text = bytes[Math.Min(MarkLength, bytes.Length)..];
        if (Encoding is not UTF8Encoding) return Encoding.Convert(Encoding, Encoding.UTF8, text.ToArray());
        return System.Text.Unicode.Utf8.IsValid(text.Span) ? text : MixedText.ToUtf8(text.Span);
    }
}

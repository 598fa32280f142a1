using System.Text;
using System.Text.Unicode;

namespace BriefingBus.Text;

/// <summary>Decides the character encoding of a document: by the byte order mark, then the sender's declaration, then the document's, then
/// the bytes (RFC 7303 §3, HTML Standard §13.2.3.2).</summary>
public static class TextEncoding
{
    private static readonly UTF32Encoding BigEndianUtf32 = new(bigEndian: true, byteOrderMark: false);

    /// <summary>Chooses the encoding of <paramref name="bytes"/>. A declaration that contradicts the bytes is ignored.</summary>
    /// <param name="bytes">The document as received.</param>
    /// <param name="transportCharset">The <c>charset</c> of the <c>Content-Type</c> header, or null.</param>
    /// <param name="documentCharset">The document's own declaration (XML declaration, HTML meta), or null: see
    /// <see cref="DeclaredCharset"/>.</param>
    public static EncodingChoice Choose(ReadOnlySpan<byte> bytes, string? transportCharset, string? documentCharset)
    {
        if (ByteOrderMark(bytes) is { } marked) return marked;
        if (WideUnits(bytes) is { } wide) return wide;
        var isUtf8 = Utf8.IsValid(bytes);
        if (isUtf8 && EscapedEncoding(bytes) is { } escaped) return escaped;
        string? problem = null;
        foreach (var label in (ReadOnlySpan<string?>)[transportCharset, documentCharset])
        {
            if (EncodingLabels.Normalize(label) is not { } name) continue;
            if (EncodingLabels.Find(name) is not { } encoding) problem = "the stated encoding is unknown";
            else if (Fits(bytes, encoding, isUtf8)) return new(encoding, EncodingLabels.Reported(name), Problem: problem);
            else problem = "the document is not in the encoding that it states";
        }
        if (isUtf8 || (problem is null && IsMostlyUtf8(bytes, 1))) return new(Encoding.UTF8, "utf-8", Problem: problem);
        return EncodingDetection.Detect(bytes) with
        {
            Problem = problem ?? "the document does not state its encoding and is not UTF-8",
            Doubtful = problem is not null,
        };
    }

    private static EncodingChoice? ByteOrderMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? new(Encoding.UTF8, "utf-8", 3)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) ? new(Encoding.UTF32, "utf-32", 4)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]) ? new(BigEndianUtf32, "utf-32be", 4)
        : bytes is [0xFF, 0xFE, (byte)'<', (byte)'?' or (byte)'r' or (byte)'f' or (byte)'!', ..] && bytes.IndexOf((byte)0) < 0
            ? new(Encoding.UTF8, "utf-8", 2, "the byte order mark is not that of the text")
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? new(Encoding.Unicode, "utf-16", 2)
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? new(Encoding.BigEndianUnicode, "utf-16be", 2)
        : null;

    /// <summary>Detects UTF-16 and UTF-32 without a mark: among the first ASCII characters, every other byte or three of four are
    /// zero.</summary>
    private static EncodingChoice? WideUnits(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || !bytes.Contains((byte)0)) return null;
        return (bytes[0], bytes[1], bytes[2], bytes[3]) switch
        {
            ( > 0, 0, 0, 0) => new(Encoding.UTF32, "utf-32le"),
            (0, 0, 0, > 0) => new(BigEndianUtf32, "utf-32be"),
            ( > 0, 0, > 0, 0) => new(Encoding.Unicode, "utf-16le"),
            (0, > 0, 0, > 0) => new(Encoding.BigEndianUnicode, "utf-16be"),
            _ => WideText(bytes),
        };
    }

    /// <summary>Detects UTF-16 text that does not begin with ASCII: its spaces and line feeds have their zero byte on one side
    /// only.</summary>
    private static EncodingChoice? WideText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % 2 != 0) return null;
        var (first, second) = (0, 0);
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            if (bytes[i] == 0 && bytes[i + 1] != 0) first++;
            if (bytes[i + 1] == 0 && bytes[i] != 0) second++;
        }
        if (Math.Max(first, second) < bytes.Length / 40 || Math.Min(first, second) > Math.Max(first, second) / 4) return null;
        return second > first ? new(Encoding.Unicode, "utf-16le") : new(Encoding.BigEndianUnicode, "utf-16be");
    }

    /// <summary>Detects encodings of ASCII bytes that switch by escape sequences (ISO/IEC 2022, RFC 1468, RFC 1557, RFC 1843).</summary>
    private static EncodingChoice? EscapedEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("\u001B$)C"u8) >= 0) return Named("iso-2022-kr");
        if (bytes.IndexOf("\u001B$B"u8) >= 0 || bytes.IndexOf("\u001B$@"u8) >= 0 || bytes.IndexOf("\u001B(J"u8) >= 0)
            return Named("iso-2022-jp");
        return bytes.IndexOf("~{"u8) >= 0 && bytes.IndexOf("~}"u8) >= 0 && Ascii.IsValid(bytes) ? Named("hz-gb-2312") : null;
    }

    private static EncodingChoice? Named(string name) => EncodingLabels.Find(name) is { } encoding ? new(encoding, name) : null;

    /// <summary>Whether the bytes can be in the declared encoding. Valid UTF-8 with characters beyond ASCII is UTF-8, whatever single-byte
    /// encoding is declared, since no other text is valid by chance. Text declared as UTF-8 is UTF-8 if enough of it is valid: text in
    /// another encoding has at most one valid sequence in a dozen bytes. If less is valid and the rest looks like windows-1252, rejecting
    /// the declaration gains nothing.</summary>
    private static bool Fits(ReadOnlySpan<byte> bytes, Encoding stated, bool isUtf8)
    {
        if (stated is UTF8Encoding) return isUtf8 || IsMostlyUtf8(bytes, 4);
        if (stated is UnicodeEncoding or UTF32Encoding) return !isUtf8; // ASCII-compatible text has no units of several bytes
        return !isUtf8 || !bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F) || !stated.IsSingleByte && Decodes(bytes, stated);
    }

    /// <summary>Whether there is at least one valid UTF-8 sequence for this many invalid bytes.</summary>
    private static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes, int bytesForOne)
    {
        var (valid, invalid) = MixedText.Count(bytes);
        if (valid == 0) return false;
        return (long)valid * bytesForOne >= invalid
            || EncodingDetection.Detect(bytes).Encoding.CodePage == EncodingLabels.Windows1252.CodePage;
    }

    private static bool Decodes(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            strict.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}

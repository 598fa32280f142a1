using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;

namespace BriefingBus.Fetcher.Http;

/// <summary>Undoes Content-Encoding (RFC 9110 §8.4) as a stream, without trusting the header: the first bytes decide, and an unknown or
/// absent coding counts as none.</summary>
internal static class ContentCoding
{
    private const int MaxCodings = 3;

    /// <summary>The number of bytes that distinguish text from a coding without a signature.</summary>
    private const int HeadLength = 512;

    /// <summary>The first byte of zlib with a window of 32 KiB, which servers send (RFC 1950 §2.2).</summary>
    private const byte ZlibOfServers = 0x78;

    private static ReadOnlySpan<byte> Gzip => [0x1F, 0x8B, 0x08];

    /// <summary>The codings of a header in the order in which they were applied.</summary>
    public static IReadOnlyList<string> Parse(string? header) =>
        [.. (header ?? "").Split(',').Select(c => c.Split(';')[0].Trim().Trim('"').ToLowerInvariant()).Where(c => c.Length > 0)];

    /// <summary>The body with its codings undone, and any gzip that no header announced.</summary>
    /// <param name="body">The body as received.</param>
    /// <param name="codings">The codings in the order in which they were applied.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The document, and whether anything was undone.</returns>
    /// <exception cref="FetchException">There are too many codings, or one is unknown and the body is not text.</exception>
    public static async Task<(Stream Document, bool IsPacked)> OpenAsync(
        Stream body, IReadOnlyList<string> codings, CancellationToken cancellationToken)
    {
        if (codings.Count > MaxCodings)
            throw new FetchException(FailureKind.Unreadable, $"The answer is packed {codings.Count} times over.");
        var isPacked = false;
        foreach (var coding in codings.Reverse().Append("gzip"))
        {
            var reader = PipeReader.Create(body);
            // Reads no more than the decision needs: a truncated packed body throws only after its usable part.
            var head = (await reader.ReadAtLeastAsync(coding == "gzip" ? Gzip.Length : HeadLength, cancellationToken)).Buffer;
            body = reader.AsStream();
            if (Decoder(head.Slice(0, Math.Min(HeadLength, head.Length)).ToArray(), coding) is { } decoder)
                (body, isPacked) = (decoder(body), true);
            // The head is still to be read.
            reader.AdvanceTo(head.Start);
        }
        return (body, isPacked);
    }

    private static Stream Zlib(Stream body) => new ZLibStream(new TrailerStream(body, TrailerStream.Zlib), CompressionMode.Decompress);

    private static Func<Stream, Stream>? Decoder(ReadOnlySpan<byte> head, string coding)
    {
        if (head.StartsWith(Gzip))
            return body => new GZipStream(new TrailerStream(body, TrailerStream.Gzip), CompressionMode.Decompress);
        if (coding is "gzip" or "x-gzip" or "identity" || head.IsEmpty)
            return coding is not "identity" && head is [ZlibOfServers, ..] && IsZlib(head) ? Zlib : null;
        // "deflate" means the zlib format (RFC 9110 §8.4.1.2). Many servers send raw deflate, which, like Brotli, has no signature.
        if (coding == "deflate" && IsZlib(head))
            return Zlib;
        if (IsText(head))
            return null;
        return coding switch
        {
            "deflate" => body => new DeflateStream(body, CompressionMode.Decompress),
            "br" => body => new BrotliStream(body, CompressionMode.Decompress),
            _ => throw new FetchException(FailureKind.Unreadable, $"The answer is packed with '{Shown(coding)}', which was not requested."),
        };
    }

    /// <summary>Text has no control characters but white space; UTF-16 and UTF-32 have a byte order mark, or zeros beside their
    /// mark-up.</summary>
    private static bool IsText(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
        || head.StartsWith("<\0"u8) || head.StartsWith("\0<"u8) || head.StartsWith("{\0"u8) || head.StartsWith("\0{"u8)
        || !head.ContainsAnyInRange((byte)0x00, (byte)0x08) && !head.ContainsAnyInRange((byte)0x0E, (byte)0x1A);

    /// <summary>RFC 1950 §2.2: method 8, a header that 31 divides, and no dictionary.</summary>
    private static bool IsZlib(ReadOnlySpan<byte> body) =>
        body.Length >= 2 && (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0 && (body[1] & 0x20) == 0;

    private static string Shown(string coding) => coding.Length <= 20 ? coding : coding[..20] + "…";
}

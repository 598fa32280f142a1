using System.IO.Compression;

namespace BriefingBus.Fetcher.Http;

/// <summary>Undoes Content-Encoding (RFC 9110 §8.4) with a limit on what comes out, and without trusting that the header tells the truth.</summary>
internal static class ContentCoding
{
    private const int MostCodings = 3;

    /// <summary>Decodes a body.</summary>
    /// <param name="body">The body as received.</param>
    /// <param name="codings">The codings in the order in which they were applied, as the header lists them.</param>
    /// <param name="maxBytes">At most this many bytes may come out of each.</param>
    /// <returns>The decoded body, and whether it ends early because the compressed data does.</returns>
    /// <exception cref="FetchException">Too much comes out, the coding is unknown, or nothing comes out at all.</exception>
    public static (ReadOnlyMemory<byte> Body, bool Cut) Decode(ReadOnlyMemory<byte> body, IReadOnlyList<string> codings, long maxBytes)
    {
        if (codings.Count > MostCodings)
            throw new FetchException(FailureKind.Unreadable, $"The answer is packed {codings.Count} times over.");
        var cut = false;
        foreach (var coding in codings.Reverse())
        {
            (body, var endsEarly) = DecodeOne(body, coding.Trim().ToLowerInvariant(), maxBytes);
            cut |= endsEarly;
        }
        if (IsGzip(body.Span))
        {
            (body, var endsEarly) = DecodeOne(body, "gzip", maxBytes);
            cut |= endsEarly;
        }
        return (body, cut);
    }

    private static (ReadOnlyMemory<byte> Body, bool Cut) DecodeOne(ReadOnlyMemory<byte> body, string coding, long maxBytes)
    {
        if (coding is "identity" or "" || body.IsEmpty || IsPlainAfterAll(body.Span, coding))
            return (body, false);
        var output = new MemoryStream();
        var cut = false;
        using (var input = new MemoryStream(body.ToArray(), writable: false))
        using (var decoder = Decoder(input, body.Span, coding))
        {
            try
            {
                Copy(decoder, output, maxBytes);
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException or EndOfStreamException)
            {
                cut = true;
            }
        }
        return output.Length == 0 && cut
            ? throw new FetchException(FailureKind.Unreadable, $"The answer says that it is packed with {coding}, but it cannot be unpacked.")
            : (output.GetBuffer().AsMemory(0, (int)output.Length), cut);
    }

    private static void Copy(Stream decoder, MemoryStream output, long maxBytes)
    {
        var chunk = new byte[32 * 1024];
        for (int read; (read = decoder.Read(chunk)) > 0;)
        {
            if (output.Length + read > maxBytes)
                throw new FetchException(FailureKind.TooLarge, $"The answer unpacks to more than {ByteCount.Write(maxBytes)}.");
            output.Write(chunk, 0, read);
        }
    }

    private static Stream Decoder(MemoryStream input, ReadOnlySpan<byte> body, string coding) => coding switch
    {
        "gzip" or "x-gzip" => new GZipStream(input, CompressionMode.Decompress),
        "br" => new BrotliStream(input, CompressionMode.Decompress),
        // "deflate" means the zlib format (RFC 9110 §8.4.1.2), but many servers send the bare one.
        "deflate" when IsZlib(body) => new ZLibStream(input, CompressionMode.Decompress),
        "deflate" => new DeflateStream(input, CompressionMode.Decompress),
        _ => throw new FetchException(FailureKind.Unreadable, $"The answer is packed with '{Shown(coding)}', which was not asked for."),
    };

    /// <summary>Some servers announce a coding and then send the plain document: compressed data does not begin with mark-up.</summary>
    private static bool IsPlainAfterAll(ReadOnlySpan<byte> body, string coding) =>
        coding is "gzip" or "x-gzip" ? !IsGzip(body) && LooksLikeText(body) : !IsZlib(body) && LooksLikeText(body);

    private static bool LooksLikeText(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8))
            body = body[3..];
        body = body.TrimStart(" \t\r\n"u8);
        return body.StartsWith("<?xml"u8) || body.StartsWith("<rss"u8) || body.StartsWith("<feed"u8) || body.StartsWith("<!"u8)
            || body.StartsWith("<html"u8) || body.StartsWith("{\""u8);
    }

    private static bool IsGzip(ReadOnlySpan<byte> body) => body.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]);

    private static bool IsZlib(ReadOnlySpan<byte> body) =>
        body.Length >= 2 && (body[0] & 0x0F) == 8 && ((body[0] << 8) | body[1]) % 31 == 0;

    private static string Shown(string coding) => coding.Length <= 20 ? coding : coding[..20] + "…";
}

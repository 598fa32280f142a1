using System.IO.Compression;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Fetcher.Feeds;

/// <summary>Undoes gzip that no header announced.</summary>
internal static class Compression
{
    /// <summary>The document, expanded if <paramref name="body"/> is gzip (RFC 1952 §2.3.1), up to the limit in bytes.</summary>
    public static ReadOnlyMemory<byte> Expand(ReadOnlyMemory<byte> body, FeedLimits limits, FeedProblems problems)
    {
        if (body.Length < 18 || body.Span[0] != 0x1F || body.Span[1] != 0x8B) return body;
        problems.Add("the document is compressed with gzip and no header says so");
        using var expanded = new MemoryStream();
        try
        {
            var packed = new TrailerStream(new MemoryStream(body.ToArray()), TrailerStream.Gzip);
            using var gzip = new GZipStream(packed, CompressionMode.Decompress);
            var buffer = new byte[65_536];
            while (gzip.Read(buffer) is var count and > 0)
            {
                expanded.Write(buffer.AsSpan(0, count));
                if (expanded.Length > limits.Bytes)
                    throw new NotAFeedException($"The document has more than {limits.Bytes} bytes (maxFeed) once it is decompressed.");
            }
        }
        catch (InvalidDataException) when (expanded.Length > 0)
        {
            problems.AddCut("the compressed document is damaged; it was read up to there");
        }
        catch (InvalidDataException error)
        {
            throw new NotAFeedException("The document looks like gzip but cannot be decompressed.", error);
        }
        return expanded.GetBuffer().AsMemory(0, (int)expanded.Length);
    }
}

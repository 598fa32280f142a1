using System.Buffers;

namespace BriefingBus.Fetcher.Http;

/// <summary>Reads the body of an answer within its limits.</summary>
internal static class ResponseBody
{
    private const int FirstBuffer = 16 * 1024;

    /// <summary>Reads and unpacks the body. A body that breaks off gives what came, and says so.</summary>
    /// <param name="response">The answer, of which only the head was read so far.</param>
    /// <param name="maxReceived">At most this many bytes over the wire.</param>
    /// <param name="maxBytes">At most this many bytes after decompression.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FetchException">The body passes a limit, or cannot be unpacked.</exception>
    public static async Task<(ReadOnlyMemory<byte> Body, IReadOnlyList<string> Problems)> ReadAsync(
        HttpResponseMessage response, long maxReceived, long maxBytes, CancellationToken cancellationToken)
    {
        var announced = response.Content.Headers.ContentLength;
        if (announced > maxReceived)
            throw TooLarge(maxReceived);

        var problems = new List<string>();
        var received = new MemoryStream(FirstBuffer);
        await using var source = await response.Content.ReadAsStreamAsync(cancellationToken);
        var chunk = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            for (int read; (read = await source.ReadAsync(chunk, cancellationToken)) > 0;)
            {
                if (received.Length + read > maxReceived)
                    throw TooLarge(maxReceived);
                received.Write(chunk, 0, read);
            }
        }
        catch (Exception e) when (e is HttpIOException or IOException && received.Length > 0)
        {
            problems.Add(announced is { } length
                ? $"The answer broke off after {received.Length} of {length} bytes."
                : $"The answer broke off after {received.Length} bytes.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
        if ((int)response.StatusCode == 206)
            problems.Add("The server sent only a part of the document (206), although all of it was asked for.");

        var (body, cut) = ContentCoding.Decode(
            received.GetBuffer().AsMemory(0, (int)received.Length), [.. response.Content.Headers.ContentEncoding], maxBytes);
        if (body.Length > maxBytes)
            throw TooLarge(maxBytes);
        if (cut)
            problems.Add("The packed answer ends early.");
        return (body, problems);
    }

    private static FetchException TooLarge(long limit) =>
        new(FailureKind.TooLarge, $"The answer is larger than {ByteCount.Write(limit)}.");
}

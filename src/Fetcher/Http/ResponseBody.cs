namespace BriefingBus.Fetcher.Http;

/// <summary>Reads the body of an answer within its limits: decoded once, as a stream, into memory that the budget grants.</summary>
internal static class ResponseBody
{
    private const int Piece = 32 * 1024;

    /// <summary>Reads and decompresses the body. A truncated body gives its beginning and a problem.</summary>
    /// <param name="response">The answer, whose head has been read.</param>
    /// <param name="request">The request, which limits the bytes after decompression.</param>
    /// <param name="maxReceived">At most this many bytes over the wire.</param>
    /// <param name="charge">The document's account.</param>
    /// <param name="timer">The server's time limit; it pauses while the body waits for memory.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FetchException">The body exceeds a limit, or cannot be decompressed.</exception>
    public static async Task<(ReadOnlyMemory<byte> Body, IReadOnlyList<string> Problems)> ReadAsync(
        HttpResponseMessage response, FetchRequest request, long maxReceived, ByteBudget.Charge charge, Countdown timer,
        CancellationToken cancellationToken)
    {
        var announced = response.Content.Headers.ContentLength;
        if (announced > maxReceived)
            throw TooLarge(maxReceived);

        await using var received = new ReceivedStream(await response.Content.ReadAsStreamAsync(cancellationToken), maxReceived);
        var codings = ContentCoding.Parse(ServerAnswer.Header(response, "Content-Encoding"));
        var (body, isCut) = await UnpackAsync(
            received, codings, request.MaxBytes, request.BeginningSuffices, charge, timer, cancellationToken);
        return (body, [.. Problems(received, announced, isCut, (int)response.StatusCode)]);
    }

    /// <summary>Decompresses a stream into memory.</summary>
    /// <returns>The document, and whether the packed data ended early.</returns>
    /// <exception cref="FetchException">The result is too large, or there is none.</exception>
    public static async Task<(ReadOnlyMemory<byte> Body, bool IsCut)> UnpackAsync(
        Stream source, IReadOnlyList<string> codings, long maxBytes, bool beginningSuffices, ByteBudget.Charge charge, Countdown? timer,
        CancellationToken cancellationToken)
    {
        using var document = new DocumentBuffer(charge, maxBytes);
        var isCut = false;
        try
        {
            var (decoded, isPacked) = await ContentCoding.OpenAsync(source, codings, cancellationToken);
            await using var ending = decoded;
            var piece = new byte[Piece];
            for (int read; (read = await decoded.ReadAsync(piece, cancellationToken)) > 0;)
            {
                var isTooLarge = read > document.Room;
                if (isTooLarge && !beginningSuffices)
                    throw isPacked
                        ? new FetchException(FailureKind.TooLarge, $"The answer unpacks to more than {Size(maxBytes)}.")
                        : TooLarge(maxBytes);
                var taken = isTooLarge ? (int)document.Room : read;
                if (!document.TryAppend(piece.AsSpan(0, taken)))
                {
                    timer?.Pause();
                    await document.AppendAsync(piece.AsMemory(0, taken), cancellationToken);
                    timer?.Resume();
                }
                if (isTooLarge)
                    break;
            }
        }
        // Data that ends early or is damaged; the runtime's strict validation (Directory.Build.props) notices the former.
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            if (document.IsEmpty)
                throw new FetchException(FailureKind.Unreadable, "The answer says that it is packed, but it cannot be unpacked.", inner: e);
            isCut = true;
        }
        timer?.Pause();
        return (await document.CompleteAsync(cancellationToken), isCut);
    }

    /// <summary>The failure of a document that is too large.</summary>
    public static FetchException TooLarge(long limit) =>
        new(FailureKind.TooLarge, $"The answer is larger than {Size(limit)}.");

    /// <summary>A number of bytes for readers, such as <c>32 MiB</c>, <c>64 KiB</c> or <c>17 bytes</c>; rounded down.</summary>
    public static string Size(long bytes) => bytes switch
    {
        >= 1024 * 1024 => $"{bytes / (1024 * 1024)} MiB",
        >= 1024 => $"{bytes / 1024} KiB",
        _ => $"{bytes} bytes",
    };

    private static IEnumerable<string> Problems(ReceivedStream received, long? announced, bool isCut, int status)
    {
        var of = announced is { } length ? $" of {length}" : "";
        if (received.IsMalformed)
            yield return $"The server's answer is not proper HTTP after {received.Received} bytes; what came before was read.";
        else if (received.BrokeOff)
            yield return $"The answer broke off after {received.Received}{of} bytes.";
        else if (isCut)
            yield return "The packed answer is damaged or ends early; what could be unpacked was read.";
        if (status == 206)
            yield return "The server sent only a part of the document (206), although all of it was requested.";
    }
}

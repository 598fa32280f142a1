namespace BriefingBus.Fetcher.Http;

/// <summary>A body as it comes over the wire: counted, limited, and ended without an error if the connection breaks after the first
/// byte.</summary>
/// <param name="source">The body.</param>
/// <param name="most">At most this many bytes.</param>
internal sealed class ReceivedStream(Stream source, long most) : ReadStream(source)
{
    /// <summary>The number of bytes received.</summary>
    public long Received { get; private set; }

    /// <summary>True if the connection broke, or the rest is no HTTP.</summary>
    public bool BrokeOff { get; private set; }

    /// <summary>True if what follows is no HTTP, such as a piece without a proper length.</summary>
    public bool IsMalformed { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (BrokeOff)
            return 0;
        int read;
        try
        {
            read = await Source.ReadAsync(buffer, cancellationToken);
            Received += read;
        }
        catch (IOException e) when (Received > 0)
        {
            BrokeOff = true;
            IsMalformed = e is HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse };
            return 0;
        }
        return Received <= most ? read : throw ResponseBody.TooLarge(most);
    }
}

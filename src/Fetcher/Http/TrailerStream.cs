namespace BriefingBus.Fetcher.Http;

/// <summary>Gives the last bytes of packed data, its checksum, by themselves: a decoder that finds the checksum wrong throws away what it
/// unpacked in the same step.</summary>
/// <param name="source">The packed data.</param>
/// <param name="length">The length of the checksum.</param>
internal sealed class TrailerStream(Stream source, int length) : ReadStream(source)
{
    /// <summary>Of gzip (RFC 1952 §2.3.1).</summary>
    public const int Gzip = 8;

    /// <summary>Of zlib (RFC 1950 §2.2).</summary>
    public const int Zlib = 4;

    private readonly byte[] held = new byte[16 * 1024];
    private int start;
    private int end;
    private bool ended;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!ended && end - start <= length)
            Take(await Source.ReadAsync(Room(), cancellationToken));
        return Give(buffer.Span);
    }

    public override int Read(Span<byte> buffer)
    {
        while (!ended && end - start <= length)
            Take(Source.Read(Room().Span));
        return Give(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    private Memory<byte> Room()
    {
        held.AsSpan(start, end - start).CopyTo(held);
        (start, end) = (0, end - start);
        return held.AsMemory(end);
    }

    private void Take(int read)
    {
        ended = read == 0;
        end += read;
    }

    private int Give(Span<byte> buffer)
    {
        var ready = end - start > length ? end - start - length : end - start;
        var given = Math.Min(ready, buffer.Length);
        held.AsSpan(start, given).CopyTo(buffer);
        start += given;
        return given;
    }
}

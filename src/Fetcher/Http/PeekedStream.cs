namespace BriefingBus.Fetcher.Http;

/// <summary>A stream whose first bytes were looked at.</summary>
internal sealed class PeekedStream : ReadOnlyStream
{
    private const int MaxLength = 512;

    private readonly Stream _source;
    private ReadOnlyMemory<byte> _rest;

    private PeekedStream(Stream source, ReadOnlyMemory<byte> head) => (_source, Head, _rest) = (source, head, head);

    /// <summary>The first bytes, up to 512.</summary>
    public ReadOnlyMemory<byte> Head { get; }

    /// <summary>Reads the first bytes of a stream.</summary>
    public static async Task<PeekedStream> OpenAsync(Stream source, CancellationToken cancellationToken)
    {
        var head = new byte[MaxLength];
        var length = 0;
        for (int read; length < head.Length && (read = await source.ReadAsync(head.AsMemory(length), cancellationToken)) > 0;)
            length += read;
        return new PeekedStream(source, head.AsMemory(0, length));
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_rest.IsEmpty)
            return await _source.ReadAsync(buffer, cancellationToken);
        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _source.Dispose();
        base.Dispose(disposing);
    }
}

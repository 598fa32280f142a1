namespace BriefingBus.Fetcher.Http;

/// <summary>Collects one document in memory that the budget grants.</summary>
/// <param name="charge">The document's account.</param>
/// <param name="largest">Its limit in bytes.</param>
internal sealed class DocumentBuffer(ByteBudget.Charge charge, long largest)
{
    private const int First = 16 * 1024;

    private byte[] _bytes = [];
    private int _length;

    /// <summary>What has been collected.</summary>
    public ReadOnlyMemory<byte> Content => _bytes.AsMemory(0, _length);

    /// <summary>Whether another piece still fits under the limit.</summary>
    public bool Takes(int more) => _length + (long)more <= largest;

    /// <summary>Whether another piece fits into what is granted already, or can be granted at once.</summary>
    public bool TryAppend(ReadOnlySpan<byte> piece)
    {
        var size = SizeFor(piece.Length);
        if (!charge.TryGrow(size))
            return false;
        Append(piece, size);
        return true;
    }

    /// <summary>Appends a piece once there is room for it.</summary>
    public async ValueTask AppendAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        var size = SizeFor(piece.Length);
        await charge.GrowAsync(size, cancellationToken);
        Append(piece.Span, size);
    }

    private int SizeFor(int more)
    {
        var size = Math.Max(_bytes.Length, First);
        while (size < _length + more)
            size = (int)Math.Min(2L * size, largest);
        return size;
    }

    private void Append(ReadOnlySpan<byte> piece, int size)
    {
        if (size > _bytes.Length)
            Array.Resize(ref _bytes, size);
        piece.CopyTo(_bytes.AsSpan(_length));
        _length += piece.Length;
    }
}

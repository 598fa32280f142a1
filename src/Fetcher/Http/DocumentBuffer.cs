using System.Buffers;

namespace BriefingBus.Fetcher.Http;

/// <summary>Collects one document in memory that the budget grants: in small blocks while it arrives, so that an oversized one never needs
/// a large array, and in one piece at the end.</summary>
/// <param name="charge">The document's account.</param>
/// <param name="largest">Its limit in bytes.</param>
internal sealed class DocumentBuffer(ByteBudget.Charge charge, long largest) : IDisposable
{
    private const int BlockSize = 64 * 1024;

    private readonly List<byte[]> blocks = [];
    private int length;

    /// <summary>True if nothing has been collected.</summary>
    public bool IsEmpty => length == 0;

    /// <summary>The number of bytes that still fit under the limit.</summary>
    public long Room => largest - length;

    /// <summary>Appends another piece if the budget grants it at once; false otherwise.</summary>
    public bool TryAppend(ReadOnlySpan<byte> piece)
    {
        if (!charge.TryGrow(BlocksFor(piece.Length) * (long)BlockSize))
            return false;
        Append(piece);
        return true;
    }

    /// <summary>Appends a piece once the budget grants it.</summary>
    public async ValueTask AppendAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        await charge.GrowAsync(BlocksFor(piece.Length) * (long)BlockSize, cancellationToken);
        Append(piece.Span);
    }

    /// <summary>The document in one piece.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> CompleteAsync(CancellationToken cancellationToken)
    {
        await charge.GrowAsync(blocks.Count * (long)BlockSize + length, cancellationToken);
        var whole = new byte[length];
        for (var i = 0; i < blocks.Count; i++)
            blocks[i].AsSpan(0, Math.Min(BlockSize, length - i * BlockSize)).CopyTo(whole.AsSpan(i * BlockSize));
        Dispose();
        charge.Shrink(whole.Length);
        return whole;
    }

    public void Dispose()
    {
        foreach (var block in blocks)
            ArrayPool<byte>.Shared.Return(block);
        blocks.Clear();
    }

    private int BlocksFor(int more) => (length + more + BlockSize - 1) / BlockSize;

    private void Append(ReadOnlySpan<byte> piece)
    {
        while (blocks.Count < BlocksFor(piece.Length))
            blocks.Add(ArrayPool<byte>.Shared.Rent(BlockSize));
        while (!piece.IsEmpty)
        {
            var at = length % BlockSize;
            var part = piece[..Math.Min(piece.Length, BlockSize - at)];
            part.CopyTo(blocks[length / BlockSize].AsSpan(at));
            length += part.Length;
            piece = piece[part.Length..];
        }
    }
}

using System.Runtime.CompilerServices;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>Stores short rows of numbers in large blocks. A night has half a million rows: as arrays of their own they would take more
/// memory, and the garbage collector would visit and move each.</summary>
/// <typeparam name="T">The numbers.</typeparam>
internal sealed class Rows<T> where T : unmanaged
{
    /// <summary>The size of a block in bytes: a large object, which the collector does not move.</summary>
    private const int BlockBytes = 256 * 1024;

    private T[] block = [];
    private int used;

    /// <summary>Stores a copy of a row.</summary>
    public Row<T> Add(ReadOnlySpan<T> row)
    {
        if (row.Length > block.Length - used)
            (block, used) = (new T[Math.Max(BlockBytes / Unsafe.SizeOf<T>(), row.Length)], 0);
        row.CopyTo(block.AsSpan(used));
        used += row.Length;
        return new Row<T>(block, used - row.Length, row.Length);
    }
}

/// <summary>A row of numbers.</summary>
/// <param name="block">The block that has it.</param>
/// <param name="start">The index of its first number.</param>
/// <param name="length">The number of its numbers.</param>
/// <typeparam name="T">The numbers.</typeparam>
internal readonly struct Row<T>(T[] block, int start, int length) where T : unmanaged
{
    /// <summary>The number of its numbers.</summary>
    public int Length => length;

    /// <summary>The numbers.</summary>
    public ReadOnlySpan<T> Span => new(block, start, length);

    /// <summary>A row with an array of its own.</summary>
    public static implicit operator Row<T>(T[] array) => new(array, 0, array.Length);

    /// <summary>The numbers.</summary>
    public static implicit operator ReadOnlySpan<T>(Row<T> row) => row.Span;
}

using System.Runtime.InteropServices;

namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>The elements that are open at a place of a document, outermost first, each known by the place of its name.</summary>
/// <param name="buffer">The document.</param>
/// <param name="depth">How many elements may be open at once.</param>
internal sealed class OpenElements(byte[] buffer, int depth)
{
    private readonly OpenElement[] elements = new OpenElement[depth];

    /// <summary>An open element.</summary>
    [StructLayout(LayoutKind.Auto)]
    public struct OpenElement
    {
        /// <summary>Where its name begins in the document.</summary>
        public int NameStart;

        /// <summary>Length of its name in bytes, prefix included.</summary>
        public int NameLength;

        /// <summary>A number that differs between most names.</summary>
        public int Key;

        /// <summary>The vocabulary that it belongs to.</summary>
        public Vocabulary Vocabulary;
    }

    /// <summary>How many are open.</summary>
    public int Count { get; private set; }

    /// <summary>Name of the innermost, prefix included.</summary>
    public ReadOnlySpan<byte> InnermostName => buffer.AsSpan(Innermost.NameStart, Innermost.NameLength);

    /// <summary>The innermost.</summary>
    public ref OpenElement Innermost => ref elements[Count - 1];

    /// <summary>Opens one inside the innermost; false where that is deeper than allowed.</summary>
    public bool TryOpen(int nameStart, int nameLength, Vocabulary vocabulary)
    {
        if (Count == elements.Length)
            return false;
        elements[Count++] = new()
        {
            NameStart = nameStart,
            NameLength = nameLength,
            Key = Key(buffer.AsSpan(nameStart, nameLength)),
            Vocabulary = vocabulary,
        };
        return true;
    }

    /// <summary>Closes the innermost.</summary>
    public void Close() => Count--;

    /// <summary>How many must be closed to close the innermost of this name; 0 where none of this name is open.</summary>
    public int ClosedBy(ReadOnlySpan<byte> name)
    {
        var key = Key(name);
        for (var i = Count - 1; i >= 0; i--)
            if (elements[i].Key == key && buffer.AsSpan(elements[i].NameStart, elements[i].NameLength).SequenceEqual(name))
                return Count - i;
        return 0;
    }

    /// <summary>Takes the innermost for a sibling of the element at <paramref name="depth"/>, 1 for the root, closing that and what is in
    /// it.</summary>
    public void MoveUpTo(int depth)
    {
        elements[depth - 1] = elements[Count - 1];
        Count = depth;
    }

    /// <summary>Closes the element at <paramref name="depth"/>, 1 for the root, and what is in it.</summary>
    public void CloseFrom(int depth) => Count = depth - 1;

    /// <summary>So that an end tag without a start costs next to nothing at any depth.</summary>
    private static int Key(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : name.Length | name[0] << 8 | name[^1] << 16 | name[name.Length / 2] << 24;
}

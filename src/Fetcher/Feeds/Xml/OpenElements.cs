using System.Runtime.InteropServices;

namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>The open elements at a place of a document, outermost first, each identified by the place of its name.</summary>
/// <param name="buffer">The document.</param>
/// <param name="depth">The maximum number of open elements.</param>
internal sealed class OpenElements(byte[] buffer, int depth)
{
    private readonly OpenElement[] elements = new OpenElement[depth];

    /// <summary>An open element.</summary>
    [StructLayout(LayoutKind.Auto)]
    public struct OpenElement
    {
        /// <summary>The index of its name in the document.</summary>
        public int NameStart;

        /// <summary>Length of its name in bytes, prefix included.</summary>
        public int NameLength;

        /// <summary>A hash of the name.</summary>
        public int Key;

        /// <summary>The vocabulary that it belongs to.</summary>
        public Vocabulary Vocabulary;
    }

    /// <summary>How many are open.</summary>
    public int Count { get; private set; }

    /// <summary>Name of the innermost, prefix included.</summary>
    public ReadOnlySpan<byte> InnermostName => buffer.AsSpan(Innermost.NameStart, Innermost.NameLength);

    /// <summary>Name of the one around the innermost, prefix included; empty if there is none.</summary>
    public ReadOnlySpan<byte> OuterName =>
        Count < 2 ? [] : buffer.AsSpan(elements[Count - 2].NameStart, elements[Count - 2].NameLength);

    /// <summary>The innermost.</summary>
    public ref OpenElement Innermost => ref elements[Count - 1];

    /// <summary>Opens an element inside the innermost; false if that is too deep.</summary>
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

    /// <summary>How many to close, up to the innermost of this name in any case (templates mix them); 0 if none of this name is
    /// open.</summary>
    public int ClosedBy(ReadOnlySpan<byte> name)
    {
        var key = Key(name);
        for (var i = Count - 1; i >= 0; i--)
        {
            if (elements[i].Key == key
                && Ascii.EqualsIgnoreCase(buffer.AsSpan(elements[i].NameStart, elements[i].NameLength), name))
                return Count - i;
        }
        return 0;
    }

    /// <summary>Makes the innermost a sibling of the element at <paramref name="depth"/> (1 for the root), closing that with its
    /// content.</summary>
    public void MoveUpTo(int depth)
    {
        elements[depth - 1] = elements[Count - 1];
        Count = depth;
    }

    /// <summary>Closes the element at <paramref name="depth"/> (1 for the root) with its content.</summary>
    public void CloseFrom(int depth) => Count = depth - 1;

    /// <summary>Makes an end tag without a start cheap at any depth.</summary>
    private static int Key(ReadOnlySpan<byte> name) =>
        name.IsEmpty ? 0 : name.Length | (name[0] | 0x20) << 8 | (name[^1] | 0x20) << 16 | (name[name.Length / 2] | 0x20) << 24;
}

namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>Walks the attributes of one start tag; quotes may be missing, as HTML allows.</summary>
internal ref struct XmlAttributes(ReadOnlySpan<byte> raw, EntityTable entities)
{
    private readonly ReadOnlySpan<byte> raw = raw;
    private int position;
    private int nameLength;
    private int valueStart;
    private int valueEnd;

    /// <summary>Where the current attribute's name starts, relative to the attributes' start.</summary>
    public int NameStart { get; private set; }

    /// <summary>Name of the current attribute, with its prefix.</summary>
    public readonly ReadOnlySpan<byte> Name => raw.Slice(NameStart, nameLength);

    /// <summary>Value of the current attribute, references replaced, white space trimmed.</summary>
    public readonly string Value => XmlText.Decode(raw[valueStart..valueEnd], entities);

    /// <summary>Moves to the next attribute; false after the last.</summary>
    public bool MoveNext()
    {
        while (position < raw.Length && (IsSpace(raw[position]) || raw[position] is (byte)'/' or (byte)'"' or (byte)'\'' or (byte)'='))
            position++;
        if (position >= raw.Length) return false;
        NameStart = position;
        while (position < raw.Length && raw[position] != (byte)'=' && !IsSpace(raw[position])) position++;
        nameLength = position - NameStart;
        SkipSpace();
        if (position < raw.Length && raw[position] == (byte)'=') ReadValue();
        else valueStart = valueEnd = position;
        return true;
    }

    /// <summary>The value of the attribute called <paramref name="name"/>, or null. Starts over each time, in the order of the
    /// tag.</summary>
    public static string? Find(XmlAttributes attributes, ReadOnlySpan<byte> name)
    {
        attributes.position = 0;
        while (attributes.MoveNext())
        {
            if (System.Text.Ascii.EqualsIgnoreCase(attributes.Name, name)) return attributes.Value;
        }
        return null;
    }

    /// <inheritdoc cref="Find"/>
    public readonly string? Get(ReadOnlySpan<byte> name) => Find(this, name);

    private void ReadValue()
    {
        position++;
        SkipSpace();
        if (position < raw.Length && raw[position] is (byte)'"' or (byte)'\'')
        {
            valueStart = position + 1;
            var length = raw[valueStart..].IndexOf(raw[position]);
            valueEnd = length < 0 ? raw.Length : valueStart + length;
            position = Math.Min(raw.Length, valueEnd + 1);
            return;
        }
        valueStart = position;
        while (position < raw.Length && !IsSpace(raw[position])) position++;
        valueEnd = position;
    }

    private void SkipSpace()
    {
        while (position < raw.Length && IsSpace(raw[position])) position++;
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';
}

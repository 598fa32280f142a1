namespace BriefingBus.Fetcher.Feeds.Xml;

/// <content>The operations on the element just started: skipping it, reading its text, correcting its place and vocabulary.</content>
internal sealed partial class XmlScanner
{
    /// <summary>How far, in bytes, the end tag of an element that may have none is searched for.</summary>
    private const int MaxUnclosed = 4096;

    /// <summary>Marks the element just started as the feed: once it is closed, the feed is complete, whatever is still open around
    /// it.</summary>
    public void BeginFeed() => feedDepth = Depth;

    /// <summary>Treats the namespace of the element just started as <paramref name="vocabulary"/>, for the element and its content: a root
    /// element that names a format is of that format, whatever namespace the publisher invented.</summary>
    public void Adopt(Vocabulary vocabulary)
    {
        Assumed = vocabulary;
        Vocabulary = vocabulary;
        if (open.Count > 0) open.Innermost.Vocabulary = vocabulary;
        namespaces.Rebind(TokenStart + 1, Math.Max(0, localStart - TokenStart - 2), vocabulary);
    }

    /// <summary>Reads on until the element just started has ended.</summary>
    public void Skip()
    {
        var depth = Depth;
        while (Read() && !(Token == XmlToken.End && Depth <= depth))
        {
        }
    }

    /// <summary>If the element just started contains only one run of characters or one CDATA section, reads that and moves to the element's
    /// end. Nearly all of a feed is read this way.</summary>
    public bool TryTakeSimple(out ReadOnlySpan<byte> raw, out bool isCData)
    {
        raw = default;
        isCData = false;
        if (IsEmpty || open.Count != Depth) return false;
        var rest = buffer.AsSpan(position, end - position);
        var start = rest.IndexOf((byte)'<');
        if (start < 0) return false;
        var close = start;
        if (rest[start..].StartsWith("<![CDATA["u8) && XmlText.Trim(rest[..start]).IsEmpty)
        {
            isCData = true;
            start += 9;
            var section = CDataEnd(position + start);
            if (section.After == section.End) return false;
            raw = rest[start..(section.End - position)];
            close = section.After - position;
            while (close < rest.Length && rest[close] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') close++;
        }
        else raw = rest[..start];
        var name = open.InnermostName;
        var after = close + 2 + name.Length;
        if (after >= rest.Length || rest[after] != (byte)'>' || !rest[close..].StartsWith("</"u8) || !rest[(close + 2)..].StartsWith(name))
            return false;
        position += after + 1;
        pendingEnds = 1;
        return Close();
    }

    /// <summary>If the element just started, a value or a short text, has no end tag before the element around it ends, reads its
    /// characters up to the next tag, where it was meant to end, and moves to the element's end.</summary>
    public bool TryTakeUnclosed(out ReadOnlySpan<byte> raw)
    {
        raw = default;
        if (IsEmpty || open.Count != Depth) return false;
        var rest = buffer.AsSpan(position, Math.Min(end - position, MaxUnclosed));
        var around = EndTagOf(open.OuterName, rest);
        if (around < 0 || EndTagOf(open.InnermostName, rest[..around]) >= 0) return false;
        problems.Add("an element is not closed before the next one");
        raw = rest[..rest.IndexOf((byte)'<')];
        position += raw.Length;
        pendingEnds = 1;
        return Close();
    }

    private static int EndTagOf(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        for (var from = 0; !name.IsEmpty && text[from..].IndexOf("</"u8) is var step and >= 0;)
        {
            from += step + 2;
            if (text.Length - from >= name.Length && Ascii.EqualsIgnoreCase(text.Slice(from, name.Length), name)) return from - 2;
        }
        return -1;
    }

    /// <summary>Makes the element just started a sibling of the open element at <paramref name="depth"/>, whose end tag is
    /// missing.</summary>
    public void CloseUpTo(int depth)
    {
        if (Depth <= depth || open.Count < depth) return;
        problems.Add("an element is not closed before the next one of its kind");
        if (open.Count == Depth) open.MoveUpTo(depth);
        else open.CloseFrom(depth);
        Depth = depth;
    }
}

namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>Whether a format knows an element.</summary>
internal delegate bool KnownElement(Vocabulary vocabulary, ReadOnlySpan<byte> localName);

/// <content>Texts with mark-up whose end tag is missing.</content>
internal sealed partial class XmlScanner
{
    private int unclosedEnd = -1;
    private int unclosedDepth;

    /// <summary>If the text of the element just started has no end tag before the element around it ends, ends it at its first sibling,
    /// which would otherwise be taken for a part of the text.</summary>
    /// <param name="isSibling">Whether an element is a sibling rather than mark-up of the text.</param>
    public void EndUnclosedText(KnownElement isSibling)
    {
        if (IsEmpty || open.Count != Depth) return;
        if (FirstSiblingOfUnclosed(isSibling) is not (>= 0 and var sibling)) return;
        problems.Add("an element is not closed before the next one");
        (unclosedEnd, unclosedDepth) = (sibling, Depth);
    }

    /// <summary>The index of the first sibling; -1 if there is none, if the text is closed, or if that cannot be told. It searches no
    /// further than the next element of the same name, so that all texts of a document together are searched in linear time.</summary>
    private int FirstSiblingOfUnclosed(KnownElement isSibling)
    {
        var own = open.InnermostName;
        var around = open.OuterName;
        var sibling = -1;
        for (var at = position; Document[at..].IndexOf((byte)'<') is var step and >= 0;)
        {
            at += step + 1;
            if (at == end || Document[at] == (byte)'!') return -1;
            var isEnd = Document[at] == (byte)'/';
            var start = isEnd ? at + 1 : at;
            var name = Document[start..Markup.NameEnd(Document, start)];
            if (isEnd && Ascii.EqualsIgnoreCase(name, own)) return -1;
            if (Ascii.EqualsIgnoreCase(name, around)) return sibling;
            if (sibling < 0 && !isEnd && IsKnown(name, start, isSibling)) sibling = at - 1;
            if (Ascii.EqualsIgnoreCase(name, own)) return sibling;
        }
        return -1;
    }

    private bool IsKnown(ReadOnlySpan<byte> name, int start, KnownElement isSibling)
    {
        var prefix = Math.Max(0, name.IndexOf((byte)':'));
        var vocabulary = namespaces.Find(start, prefix, problems);
        if (prefix == 0 && vocabulary is Vocabulary.None) vocabulary = Assumed;
        return isSibling(vocabulary, prefix == 0 ? name : name[(prefix + 1)..]);
    }

    /// <summary>Closes the text at the place where it was meant to end.</summary>
    private bool CloseUnclosed()
    {
        unclosedEnd = -1;
        pendingEnds = open.Count - unclosedDepth + 1;
        IsEmpty = false;
        return Close();
    }
}

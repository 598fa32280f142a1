namespace BriefingBus.Fetcher.Feeds.Xml;

/// <content>Start tags and end tags.</content>
internal sealed partial class XmlScanner
{
    private bool ReadStartTag()
    {
        TokenStart = position;
        var nameStart = position + 1;
        var nameEnd = Markup.NameEnd(Document, nameStart);
        var tagEnd = Markup.TagEnd(Document, nameEnd, ref noMoreQuotes);
        if (tagEnd == end) return EndInside();
        if (buffer[tagEnd] == (byte)'<') problems.Add("a tag is not closed before the next one");
        IsEmpty = buffer[tagEnd - 1] == (byte)'/' && tagEnd - 1 >= nameEnd;
        attributesStart = nameEnd;
        attributesEnd = IsEmpty ? tagEnd - 1 : tagEnd;
        position = buffer[tagEnd] == (byte)'<' ? tagEnd : tagEnd + 1;
        TokenEnd = position;
        Token = XmlToken.Start;
        SetName(nameStart, nameEnd - nameStart);
        Depth = open.Count + 1;
        EnterScopes();
        Vocabulary = FindVocabulary(nameStart);
        if (ExpectsHtml && !IsEmpty && HtmlVoidElements.Contains(LocalName)) IsEmpty = true;
        return Push(nameStart, nameEnd - nameStart);
    }

    private bool Push(int nameStart, int nameLength)
    {
        if (!open.TryOpen(nameStart, nameLength, Vocabulary))
        {
            problems.Add(tooDeep);
            namespaces.Leave(Depth);
            bases.Leave(Depth);
            return false;
        }
        if (IsEmpty) pendingEnds = 1;
        return true;
    }

    private void EnterScopes()
    {
        var attributes = buffer.AsSpan(attributesStart, attributesEnd - attributesStart);
        if (attributes.Length < 6 || attributes.IndexOf("xml"u8) < 0) return;
        if (attributes.IndexOf("xmlns"u8) >= 0) namespaces.Enter(open.Count + 1, attributesStart, attributesEnd, Entities, problems);
        if (attributes.IndexOf("xml:base"u8) >= 0) bases.Enter(open.Count + 1, Attributes.Get("xml:base"u8));
    }

    private void SetName(int start, int length)
    {
        var colon = buffer.AsSpan(start, length).IndexOf((byte)':');
        localStart = start + colon + 1;
        localLength = length - colon - 1;
    }

    private Vocabulary FindVocabulary(int nameStart)
    {
        var prefixLength = localStart - nameStart - 1;
        var found = namespaces.Find(nameStart, Math.Max(0, prefixLength), problems);
        return prefixLength <= 0 && found is Vocabulary.None && Assumed != Vocabulary.None ? Assumed : found;
    }

    private bool ReadEndTag()
    {
        TokenStart = position;
        var nameStart = Math.Min(position + 2, end);
        var nameEnd = Markup.NameEnd(Document, nameStart);
        var close = buffer.AsSpan(nameEnd, end - nameEnd).IndexOfAny((byte)'>', (byte)'<');
        if (close < 0) return EndInside();
        position = nameEnd + close + (buffer[nameEnd + close] == (byte)'>' ? 1 : 0);
        TokenEnd = position;
        var closed = open.ClosedBy(buffer.AsSpan(nameStart, nameEnd - nameStart));
        if (closed == 0)
        {
            problems.Add("an element is closed that was never opened");
            return false;
        }
        if (closed > 1) problems.Add("an element is not closed before the one around it");
        pendingEnds = closed;
        IsEmpty = false;
        return Close();
    }
}

/// <summary>Elements that HTML never closes (HTML Standard §13.1.2, "void elements").</summary>
internal static class HtmlVoidElements
{
    private static readonly string[] Names =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];

    private static readonly byte[][] NameBytes = [.. Names.Select(Encoding.ASCII.GetBytes)];

    /// <summary>Whether <paramref name="name"/> is one of them, in any case.</summary>
    public static bool Contains(ReadOnlySpan<byte> name)
    {
        if (name.Length is < 2 or > 6) return false;
        foreach (var candidate in NameBytes)
        {
            if (Ascii.EqualsIgnoreCase(name, candidate)) return true;
        }
        return false;
    }
}

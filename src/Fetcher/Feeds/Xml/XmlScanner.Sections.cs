namespace BriefingBus.Fetcher.Feeds.Xml;

/// <content>CDATA sections, comments and document types, which in damaged documents often never end.</content>
internal sealed partial class XmlScanner
{
    private int nextCDataEnd = -1;
    private int nextCommentEnd = -1;

    private bool ReadDeclaration()
    {
        var rest = buffer.AsSpan(position, end - position);
        if (rest.StartsWith("<![CDATA["u8))
        {
            TokenStart = position + 9;
            (TokenEnd, position) = CDataEnd(TokenStart);
            Token = XmlToken.CData;
            return true;
        }
        if (rest.StartsWith("<!--"u8)) position = CommentEnd(position + 4);
        else if (rest.Length >= 9 && Ascii.EqualsIgnoreCase(rest[..9], "<!DOCTYPE"u8))
        {
            // Only its internal entity declarations are kept (XML 1.0 §4.2).
            position = Markup.DocumentTypeEnd(Document, position, out var subset);
            Entities.Declare(Document[subset]);
        }
        else position = Markup.Past(Document, ">"u8, position + 2);
        return false;
    }

    /// <summary>The end of a CDATA section. One that runs over its element's end tag to the next section was never closed, and ends at that
    /// tag.</summary>
    private (int End, int After) CDataEnd(int start)
    {
        var close = NextOf("]]>"u8, start, ref nextCDataEnd);
        var inside = Document[start..close];
        var next = inside.IndexOf("<![CDATA["u8);
        if (close < end && next < 0) return (close, close + 3);
        var own = EndTagIn(next < 0 ? inside : inside[..next]);
        if (own < 0) return close < end ? (close, close + 3) : (end, end);
        problems.Add("a CDATA section is not closed");
        return (start + own, start + own);
    }

    /// <summary>The end of a comment. One that never ends, or runs over its element's end tag to the next comment, ends at the next
    /// bracket.</summary>
    private int CommentEnd(int start)
    {
        var close = NextOf("-->"u8, start, ref nextCommentEnd);
        var inside = Document[start..close];
        if (close < end && (inside.IndexOf("<!--"u8) is var next && (next < 0 || EndTagIn(inside[..next]) < 0))) return close + 3;
        problems.Add("a comment is not closed");
        var bracket = Document[start..].IndexOfAny((byte)'<', (byte)'>');
        return bracket < 0 ? end : start + bracket + (Document[start + bracket] == (byte)'>' ? 1 : 0);
    }

    /// <summary>The index of the end tag of the innermost open element, or of any if none is open; or -1.</summary>
    private int EndTagIn(ReadOnlySpan<byte> text)
    {
        if (open.Count == 0) return text.IndexOf("</"u8);
        var name = open.InnermostName;
        for (var from = 0; text[from..].IndexOf("</"u8) is var step and >= 0;)
        {
            from += step + 2;
            if (text.Length > from + name.Length && text[from..].StartsWith(name) && text[from + name.Length] is (byte)'>' or (byte)' ')
                return from - 2;
        }
        return -1;
    }

    /// <summary>The next index of <paramref name="stop"/>, or the document's end. Results are cached, so that nothing is searched
    /// twice.</summary>
    private int NextOf(ReadOnlySpan<byte> stop, int from, ref int known)
    {
        if (known >= from) return known;
        var step = Document[from..].IndexOf(stop);
        return known = step < 0 ? end : from + step;
    }
}

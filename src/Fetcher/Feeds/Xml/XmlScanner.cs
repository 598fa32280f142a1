namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>
/// Reads XML in UTF-8 in one pass, element by element. A well-formed document is read as XML 1.0 with namespaces says; one
/// that is not is read as its publisher most likely meant it, and every departure is noted. Time is linear in the document,
/// nothing is allocated for an element, and no document type definition is ever loaded. One state machine over one position:
/// hence the length of this file.
/// </summary>
internal sealed class XmlScanner
{
    private readonly byte[] buffer;
    private readonly int end;
    private readonly FeedProblems problems;
    private readonly OpenElements open;
    private readonly NamespaceScope namespaces;
    private readonly BaseScope bases;
    private readonly string tooDeep;
    private int position;
    private int pendingEnds;
    private bool noMoreQuotes;
    private int nextCDataEnd = -1;
    private int nextCommentEnd = -1;

    /// <summary>Starts before the first token of <paramref name="document"/>, which must be valid UTF-8.</summary>
    public XmlScanner(ArraySegment<byte> document, string? documentUrl, FeedLimits limits, FeedProblems problems)
    {
        buffer = document.Array ?? [];
        position = document.Offset;
        end = document.Offset + document.Count;
        this.problems = problems;
        open = new OpenElements(buffer, limits.Depth);
        tooDeep = $"elements are nested more than {limits.Depth} deep (maxDepth)";
        namespaces = new NamespaceScope(buffer);
        bases = new BaseScope(documentUrl);
        Entities = new EntityTable(limits.EntityBytes, problems);
    }

    /// <summary>The token just read.</summary>
    public XmlToken Token { get; private set; }

    /// <summary>The vocabulary of the element that <see cref="XmlToken.Start"/> or <see cref="XmlToken.End"/> is about.</summary>
    public Vocabulary Vocabulary { get; private set; }

    /// <summary>How deep the element is: 1 for the root. The same at its start and at its end.</summary>
    public int Depth { get; private set; }

    /// <summary>True for a start tag that is its own end (<c>&lt;a/&gt;</c>). Its end is reported like any other.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>True at the end of an element that has no end tag of its own in the document.</summary>
    public bool IsImplied { get; private set; }

    /// <summary>True once the document has ended with the feed still open.</summary>
    public bool IsCut { get; private set; }

    /// <summary>True while HTML may stand unescaped in the text: elements that HTML never closes are then not waited for.</summary>
    public bool ExpectsHtml { get; set; }

    /// <summary>The vocabulary that unprefixed elements belong to where their namespace is absent or unknown.</summary>
    public Vocabulary Assumed { get; set; }

    /// <summary>The entities that the document itself declares.</summary>
    public EntityTable Entities { get; }

    /// <summary>Start of the token's characters in the document: of the text, or of the tag's first bracket.</summary>
    public int TokenStart { get; private set; }

    /// <summary>End of the token's characters in the document, exclusive.</summary>
    public int TokenEnd { get; private set; }

    /// <summary>The base address in force here (<c>xml:base</c> inside the document's address), or null.</summary>
    public Uri? Base => bases.Current;

    /// <summary>True where an <c>xml:base</c> is in force.</summary>
    public bool HasStatedBase => bases.IsStated;

    /// <summary>The element's name without prefix.</summary>
    public ReadOnlySpan<byte> LocalName => buffer.AsSpan(localStart, localLength);

    /// <summary>The raw characters of a text token.</summary>
    public ReadOnlySpan<byte> Text => buffer.AsSpan(TokenStart, TokenEnd - TokenStart);

    /// <summary>The raw attributes of the start tag just read.</summary>
    public XmlAttributes Attributes => new(buffer.AsSpan(attributesStart, attributesEnd - attributesStart), Entities);

    private int localStart;
    private int localLength;
    private int attributesStart;
    private int attributesEnd;
    private int feedDepth;
    private bool feedEnded;

    private ReadOnlySpan<byte> Document => buffer.AsSpan(0, end);

    /// <summary>Reads the next token; false once the document has ended and every open element was reported closed.</summary>
    public bool Read()
    {
        if (pendingEnds > 0) return Close();
        while (position < end)
        {
            if (buffer[position] != (byte)'<') return ReadText();
            if (ReadMarkup()) return true;
        }
        if (open.Count == 0) return false;
        if (!IsCut && !feedEnded)
        {
            IsCut = true;
            problems.AddCut("the document ends before its last element is closed");
        }
        pendingEnds = open.Count;
        IsEmpty = false;
        return Close();
    }

    /// <summary>True where the element just started or ended is called <paramref name="name"/>, in whatever case.</summary>
    public bool Is(ReadOnlySpan<byte> name) => System.Text.Ascii.EqualsIgnoreCase(LocalName, name);

    /// <summary>Takes the element just started for the feed itself: once it is closed, the feed is whole, whatever else stays open around it or after it.</summary>
    public void BeginFeed() => feedDepth = Depth;

    /// <summary>
    /// Takes the namespace of the element just started for <paramref name="vocabulary"/>, here and in what the element holds:
    /// a root element that names a format is of that format, whatever namespace the publisher made up.
    /// </summary>
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

    /// <summary>
    /// Where the element just started holds nothing but one run of characters or one CDATA section, takes that and moves to
    /// the element's end. This is how nearly all of a feed is read.
    /// </summary>
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
        ref readonly var element = ref open.Innermost;
        var after = close + 2 + element.NameLength;
        if (after >= rest.Length || rest[close] != (byte)'<' || rest[close + 1] != (byte)'/' || rest[after] != (byte)'>'
            || !rest.Slice(close + 2, element.NameLength).SequenceEqual(buffer.AsSpan(element.NameStart, element.NameLength))) return false;
        position += after + 1;
        pendingEnds = 1;
        return Close();
    }

    /// <summary>Takes the element just started for a sibling of the open element at <paramref name="depth"/>, whose end tag is missing.</summary>
    public void CloseUpTo(int depth)
    {
        if (Depth <= depth || open.Count < depth) return;
        problems.Add("an element is not closed before the next one of its kind");
        if (open.Count == Depth) open.MoveUpTo(depth);
        else open.CloseFrom(depth);
        Depth = depth;
    }

    private bool Close()
    {
        pendingEnds--;
        ref readonly var element = ref open.Innermost;
        Depth = open.Count;
        SetName(element.NameStart, element.NameLength);
        Vocabulary = element.Vocabulary;
        Token = XmlToken.End;
        IsImplied = pendingEnds > 0 || IsCut;
        namespaces.Leave(open.Count);
        bases.Leave(open.Count);
        open.Close();
        feedEnded |= open.Count < feedDepth;
        return true;
    }

    private bool ReadText()
    {
        TokenStart = position;
        TokenEnd = Markup.Next(Document, position);
        position = TokenEnd;
        Token = XmlToken.Text;
        return true;
    }

    /// <summary>Reads what the bracket at the position begins. False where it was nothing to report (a comment, say).</summary>
    private bool ReadMarkup()
    {
        if (!Markup.IsOpenedAt(Document, position))
        {
            problems.Add("a \"<\" that is not markup is not escaped");
            return ReadStrayBracket();
        }
        if (position + 1 >= end)
        {
            position = end;
            return false;
        }
        switch (buffer[position + 1])
        {
            case (byte)'/': return ReadEndTag();
            case (byte)'!': return ReadDeclaration();
            case (byte)'?':
                position = Markup.InstructionEnd(Document, position);
                return false;
            default: return ReadStartTag();
        }
    }

    private bool ReadStrayBracket()
    {
        var start = position++;
        if (position < end && buffer[position] != (byte)'<') ReadText();
        TokenStart = start;
        TokenEnd = position;
        Token = XmlToken.Text;
        return true;
    }

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
        else if (rest.Length >= 9 && System.Text.Ascii.EqualsIgnoreCase(rest[..9], "<!DOCTYPE"u8)) SkipDocumentType();
        else position = Markup.Past(Document, ">"u8, position + 2);
        return false;
    }

    /// <summary>
    /// Where a CDATA section ends and what follows it begins. One that runs over the end tag of its element and on to the next section was
    /// never closed, and ends at that tag.
    /// </summary>
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

    /// <summary>What follows a comment. One that never ends, or runs over the end tag of its element and on to the next comment, ends at the next bracket.</summary>
    private int CommentEnd(int start)
    {
        var close = NextOf("-->"u8, start, ref nextCommentEnd);
        var inside = Document[start..close];
        if (close < end && (inside.IndexOf("<!--"u8) is var next && (next < 0 || EndTagIn(inside[..next]) < 0))) return close + 3;
        problems.Add("a comment is not closed");
        var bracket = Document[start..].IndexOfAny((byte)'<', (byte)'>');
        return bracket < 0 ? end : start + bracket + (Document[start + bracket] == (byte)'>' ? 1 : 0);
    }

    /// <summary>Where the end tag of the innermost open element is, of any where none is open; or -1.</summary>
    private int EndTagIn(ReadOnlySpan<byte> text)
    {
        if (open.Count == 0) return text.IndexOf("</"u8);
        ref readonly var element = ref open.Innermost;
        var name = buffer.AsSpan(element.NameStart, element.NameLength);
        for (var from = 0; text[from..].IndexOf("</"u8) is var step and >= 0;)
        {
            from += step + 2;
            if (text.Length > from + name.Length && text[from..].StartsWith(name) && text[from + name.Length] is (byte)'>' or (byte)' ') return from - 2;
        }
        return -1;
    }

    /// <summary>Where <paramref name="stop"/> is next, the document's end where it is not. What was found is kept, so that none is looked for twice.</summary>
    private int NextOf(ReadOnlySpan<byte> stop, int from, ref int known)
    {
        if (known >= from) return known;
        var step = Document[from..].IndexOf(stop);
        return known = step < 0 ? end : from + step;
    }

    /// <summary>Skips the document type declaration, remembering the entities that it declares in place (XML 1.0 §4.2).</summary>
    private void SkipDocumentType()
    {
        position = Markup.DocumentTypeEnd(Document, position, out var subset);
        Entities.Declare(Document[subset]);
    }

    private bool ReadStartTag()
    {
        TokenStart = position;
        var nameStart = position + 1;
        var nameEnd = Markup.NameEnd(Document, nameStart);
        var tagEnd = Markup.TagEnd(Document, nameEnd, ref noMoreQuotes);
        if (tagEnd == end) return CutTag();
        if (buffer[tagEnd] == (byte)'<') problems.Add("a tag is not closed before the next one");
        IsEmpty = buffer[tagEnd - 1] == (byte)'/' && tagEnd - 1 >= nameEnd;
        attributesStart = nameEnd;
        attributesEnd = IsEmpty ? tagEnd - 1 : tagEnd;
        position = buffer[tagEnd] == (byte)'<' ? tagEnd : tagEnd + 1;
        TokenEnd = position;
        Token = XmlToken.Start;
        IsImplied = false;
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

    /// <summary>The document ends inside a tag: nothing of that tag can be used.</summary>
    private bool CutTag()
    {
        position = end;
        return false;
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
        if (close < 0) return CutTag();
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

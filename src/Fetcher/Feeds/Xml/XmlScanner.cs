namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>Reads XML in UTF-8 in one pass, element by element. It reads a well-formed document by XML 1.0 with namespaces, and any other
/// as its publisher most likely meant it, noting each departure. Time is linear in the document, nothing is allocated for an element, and
/// no document type definition is ever loaded.</summary>
internal sealed partial class XmlScanner
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
    private int localStart;
    private int localLength;
    private int attributesStart;
    private int attributesEnd;
    private int feedDepth;
    private bool feedEnded;

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

    /// <summary>The vocabulary of the element of <see cref="XmlToken.Start"/> or <see cref="XmlToken.End"/>.</summary>
    public Vocabulary Vocabulary { get; private set; }

    /// <summary>The depth of the element, 1 for the root; the same at its start and its end.</summary>
    public int Depth { get; private set; }

    /// <summary>True for a start tag that is its own end (<c>&lt;a/&gt;</c>). Its end is reported like any other.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>True once the document has ended with the feed still open.</summary>
    public bool IsCut { get; private set; }

    /// <summary>True while the text may hold unescaped HTML: elements that HTML never closes then need no end tag.</summary>
    public bool ExpectsHtml { get; set; }

    /// <summary>The vocabulary of unprefixed elements whose namespace is absent or unknown.</summary>
    public Vocabulary Assumed { get; set; }

    /// <summary>The entities that the document itself declares.</summary>
    public EntityTable Entities { get; }

    /// <summary>Start of the token's characters in the document: of the text, or of the tag's first bracket.</summary>
    public int TokenStart { get; private set; }

    /// <summary>End of the token's characters in the document, exclusive.</summary>
    public int TokenEnd { get; private set; }

    /// <summary>The current base address (<c>xml:base</c>, else the document's address), or null.</summary>
    public Uri? Base => bases.Current;

    /// <summary>True if an <c>xml:base</c> is in force.</summary>
    public bool HasStatedBase => bases.IsStated;

    /// <summary>The element's name without prefix.</summary>
    public ReadOnlySpan<byte> LocalName => buffer.AsSpan(localStart, localLength);

    /// <summary>The raw characters of a text token.</summary>
    public ReadOnlySpan<byte> Text => buffer.AsSpan(TokenStart, TokenEnd - TokenStart);

    /// <summary>The raw attributes of the start tag just read.</summary>
    public XmlAttributes Attributes => new(buffer.AsSpan(attributesStart, attributesEnd - attributesStart), Entities);

    private ReadOnlySpan<byte> Document => buffer.AsSpan(0, end);

    /// <summary>Reads the next token; false once the document has ended and every open element was reported closed.</summary>
    public bool Read()
    {
        if (pendingEnds > 0) return Close();
        while (position < end)
        {
            if (position == unclosedEnd && open.Count >= unclosedDepth) return CloseUnclosed();
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

    /// <summary>Whether the element just started or ended is called <paramref name="name"/>, in any case.</summary>
    public bool Is(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(LocalName, name);

    private bool Close()
    {
        pendingEnds--;
        ref readonly var element = ref open.Innermost;
        Depth = open.Count;
        SetName(element.NameStart, element.NameLength);
        Vocabulary = element.Vocabulary;
        Token = XmlToken.End;
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

    /// <summary>Reads the markup at the position. False if there is nothing to report, as for a comment.</summary>
    private bool ReadMarkup()
    {
        if (!Markup.IsOpenedAt(Document, position))
        {
            problems.Add("a \"<\" that is not markup is not escaped");
            return ReadStrayBracket();
        }
        if (position + 1 >= end) return EndInside();
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

    /// <summary>The document ends inside a tag, which is dropped.</summary>
    private bool EndInside()
    {
        position = end;
        return false;
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
}

namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>How a field treats the elements inside it.</summary>
internal enum MarkupRule
{
    /// <summary>The field is a value, not prose: tags are dropped, and their contents separated by spaces.</summary>
    Drop,

    /// <summary>Character data is HTML already; elements inside it are that HTML, unescaped (RSS <c>description</c>).</summary>
    EscapedHtml,

    /// <summary>The elements are the markup and character data is text in them (Atom <c>xhtml</c>, RFC 4287 §3.1.1.3).</summary>
    Markup,
}

/// <summary>The text of one element.</summary>
/// <param name="Value">The text, trimmed.</param>
/// <param name="HasMarkup">True if it contained elements.</param>
internal readonly record struct ElementText(string Value, bool HasMarkup);

/// <summary>Reads the text of the element that a scanner has just started, up to and including the element's end.</summary>
internal sealed class ElementTextReader(XmlScanner scanner, FeedLimits limits, FeedProblems problems)
{
    /// <summary>Whether an element has a meaning of its own beside the one whose text is read; null if that is not known.</summary>
    public KnownElement? IsSibling { get; init; }

    /// <summary>The text by <paramref name="rule"/>; null if the document ends inside the element, so that half a text never counts as a
    /// whole one.</summary>
    /// <param name="rule">How it treats elements.</param>
    /// <param name="isLine">True for a title and an address, which end at the next element if they have no end tag; a value always
    /// does.</param>
    public ElementText? Read(MarkupRule rule, bool isLine = false)
    {
        if (scanner.TryTakeSimple(out var raw, out var isCData)
            || ((isLine || rule == MarkupRule.Drop) && scanner.TryTakeUnclosed(out raw)))
        {
            var simple = XmlText.Decode(raw, isCData, scanner.Entities, limits.TextBytes, out var isCut);
            if (isCut) problems.AddLoss(TooLong);
            return new(simple, HasMarkup: false);
        }
        if (rule != MarkupRule.Drop && IsSibling is not null) scanner.EndUnclosedText(IsSibling);
        scanner.ExpectsHtml = rule != MarkupRule.Drop;
        try
        {
            return ReadMixed(rule);
        }
        finally
        {
            scanner.ExpectsHtml = false;
        }
    }

    private ElementText? ReadMixed(MarkupRule rule)
    {
        using var text = new TextBuffer(256, limits.TextBytes);
        var (field, level, hasMarkup, unwrapped, code) = (scanner.Depth, 0, false, 0, 0);
        while (scanner.Read())
        {
            if (scanner.Token == XmlToken.End && scanner.Depth <= field) break;
            if (text.IsCut) continue;
            switch (scanner.Token)
            {
                case XmlToken.Start:
                    level++;
                    if (code == 0 && ShowsMarkup()) code = scanner.Depth;
                    if (rule == MarkupRule.Markup && !hasMarkup && IsWrapper(text)) unwrapped = scanner.Depth;
                    else AppendStart(text, rule, hasMarkup);
                    hasMarkup = true;
                    break;
                case XmlToken.End:
                    level--;
                    if (scanner.Depth <= code) code = 0;
                    if (scanner.Depth == unwrapped) unwrapped = 0;
                    else AppendEnd(text, rule);
                    break;
                default:
                    var isHtml = rule == MarkupRule.EscapedHtml;
                    AppendCharacters(text, inMarkup: isHtml ? level > 0 : rule == MarkupRule.Markup && hasMarkup, isHtml && code == 0);
                    break;
            }
        }
        if (scanner.IsCut) return null;
        if (text.IsCut) problems.AddLoss(TooLong);
        return new(text.ToTrimmedString(), hasMarkup && rule != MarkupRule.Drop);
    }

    /// <summary>The <c>div</c> that wraps xhtml text is not part of the text (RFC 4287 §3.1.1.3).</summary>
    private bool IsWrapper(TextBuffer text) => text.IsBlank && scanner.Is("div"u8) && !scanner.IsEmpty;

    private void AppendStart(TextBuffer text, MarkupRule rule, bool hadMarkup)
    {
        if (rule == MarkupRule.Drop)
        {
            text.Append(" "u8);
            return;
        }
        if (rule == MarkupRule.Markup && !hadMarkup) text.EscapeAll();
        var tag = scanner.Text;
        var prefixed = tag.Length > 1 ? tag[1..].IndexOf(scanner.LocalName) : 0;
        if (scanner.Vocabulary == Vocabulary.Xhtml && prefixed > 0)
        {
            text.Append("<"u8);
            tag = tag[(1 + prefixed)..];
        }
        text.Append(tag);
    }

    private void AppendEnd(TextBuffer text, MarkupRule rule)
    {
        if (rule == MarkupRule.Drop) text.Append(" "u8);
        else if (!scanner.IsEmpty)
        {
            text.Append("</"u8);
            text.Append(scanner.LocalName);
            text.Append(">"u8);
        }
    }

    private void AppendCharacters(TextBuffer text, bool inMarkup, bool isHalfEscaped)
    {
        var raw = scanner.Text;
        if (isHalfEscaped && scanner.Token == XmlToken.Text && HoldsEscapedElement(raw)) inMarkup = false;
        if (scanner.Token == XmlToken.CData && inMarkup) text.AppendEscaped(raw);
        else if (scanner.Token == XmlToken.CData) XmlText.AppendCData(text, raw, scanner.Entities);
        else if (inMarkup) AppendMarkup(text, raw);
        else XmlText.Append(text, raw, scanner.Entities);
    }

    /// <summary>References in mark-up stay as they are, except for the document's own, which mean nothing without it.</summary>
    private void AppendMarkup(TextBuffer text, ReadOnlySpan<byte> raw)
    {
        Span<char> name = stackalloc char[EntityTable.MaxNameLength];
        while (scanner.Entities.HasOwn && !text.IsCut && raw.IndexOf((byte)'&') is var at and >= 0)
        {
            text.Append(raw[..at]);
            raw = raw[(at + 1)..];
            var length = raw[..Math.Min(raw.Length, EntityTable.MaxNameLength + 1)].IndexOf((byte)';');
            if (length > 0 && scanner.Entities.FindOwn(name[..Encoding.UTF8.GetChars(raw[..length], name)]) is { } own)
            {
                text.AppendEscaped(Encoding.UTF8.GetBytes(own));
                raw = raw[(length + 1)..];
            }
            else text.Append("&"u8);
        }
        text.Append(raw);
    }

    /// <summary>Whether the element shows mark-up as text.</summary>
    private bool ShowsMarkup() =>
        scanner.Is("code"u8) || scanner.Is("pre"u8) || scanner.Is("kbd"u8) || scanner.Is("samp"u8) || scanner.Is("tt"u8)
        || scanner.Is("textarea"u8);

    /// <summary>Whether a text between tags contains an element with escaped tags: the publisher escaped only some of the HTML. HTML that
    /// merely shows a tag seldom has its start and end together outside code.</summary>
    private static bool HoldsEscapedElement(ReadOnlySpan<byte> raw)
    {
        Span<byte> end = stackalloc byte[5 + 16];
        "&lt;/"u8.CopyTo(end);
        var open = raw.IndexOf("&lt;"u8);
        while (open >= 0)
        {
            raw = raw[(open + 4)..];
            var length = raw.IndexOfAnyExceptInRange((byte)'0', (byte)'z');
            var name = length < 0 ? raw : raw[..length];
            if (name.Length is > 0 and <= 16 && char.IsAsciiLetter((char)name[0]))
            {
                name.CopyTo(end[5..]);
                return raw.IndexOf(end[..(5 + name.Length)]) >= 0;
            }
            open = raw.IndexOf("&lt;"u8);
        }
        return false;
    }

    private string TooLong => $"a text is longer than {limits.TextBytes} bytes (maxText) and was cut";
}

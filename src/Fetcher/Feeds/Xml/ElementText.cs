namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>The text of one element.</summary>
/// <param name="Value">The text by the rule asked for, trimmed.</param>
/// <param name="HasMarkup">True where elements stood in it.</param>
internal readonly record struct ElementText(string Value, bool HasMarkup);

/// <summary>Reads the text of the element that a scanner has just started, up to and including the element's end.</summary>
internal sealed class ElementTextReader(XmlScanner scanner, FeedLimits limits, FeedProblems problems)
{
    /// <summary>The text by <paramref name="rule"/>; null where the document ends inside the element, so that half a text is never taken for a whole one.</summary>
    public ElementText? Read(MarkupRule rule)
    {
        if (scanner.TryTakeSimple(out var raw, out var isCData))
        {
            raw = Bound(raw);
            return new(isCData ? XmlText.DecodeCData(raw, scanner.Entities) : XmlText.Decode(raw, scanner.Entities), HasMarkup: false);
        }
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
        using var text = new TextBuffer(256);
        var (field, level, hasMarkup, unwrapped) = (scanner.Depth, 0, false, 0);
        while (scanner.Read())
        {
            if (scanner.Token == XmlToken.End && scanner.Depth <= field) break;
            if (text.Length > limits.TextBytes) continue;
            switch (scanner.Token)
            {
                case XmlToken.Start:
                    level++;
                    if (rule == MarkupRule.Markup && !hasMarkup && IsWrapper(text)) unwrapped = scanner.Depth;
                    else AppendStart(text, rule, hasMarkup);
                    hasMarkup = true;
                    break;
                case XmlToken.End:
                    level--;
                    if (scanner.Depth == unwrapped) unwrapped = 0;
                    else AppendEnd(text, rule);
                    break;
                default:
                    AppendCharacters(text, inMarkup: rule == MarkupRule.Markup ? hasMarkup : rule == MarkupRule.EscapedHtml && level > 0);
                    break;
            }
        }
        if (scanner.IsCut) return null;
        if (text.Length > limits.TextBytes) problems.AddLoss(TooLong);
        return new(text.ToTrimmedString(), hasMarkup && rule != MarkupRule.Drop);
    }

    /// <summary>The one <c>div</c> that xhtml text is wrapped in is no part of the text (RFC 4287 §3.1.1.3).</summary>
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

    private void AppendCharacters(TextBuffer text, bool inMarkup)
    {
        var raw = scanner.Text;
        if (scanner.Token == XmlToken.CData && inMarkup) text.AppendEscaped(raw);
        else if (scanner.Token == XmlToken.CData) XmlText.AppendCData(text, raw, scanner.Entities);
        else if (inMarkup) text.Append(raw);
        else XmlText.Append(text, raw, scanner.Entities);
    }

    private ReadOnlySpan<byte> Bound(ReadOnlySpan<byte> raw)
    {
        if (raw.Length <= limits.TextBytes) return raw;
        problems.AddLoss(TooLong);
        var length = limits.TextBytes;
        while (length > 0 && (raw[length] & 0xC0) == 0x80) length--;
        return raw[..length];
    }

    private string TooLong => $"a text is longer than {limits.TextBytes} bytes and was cut";
}

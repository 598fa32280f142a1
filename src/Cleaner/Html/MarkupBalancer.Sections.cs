namespace BriefingBus.Cleaner.Html;

/// <content>What holds no tags: comments, declarations, CDATA sections and raw text.</content>
internal sealed partial class MarkupBalancer
{
    /// <summary>A comment ends at <c>--&gt;</c>, any other declaration at <c>&gt;</c>; an unclosed comment hides the rest, as in a
    /// browser.</summary>
    private void SkipComment()
    {
        if (string.CompareOrdinal(html, at, "<![CDATA[", 0, 9) == 0)
        {
            CopySection();
            return;
        }

        if (string.CompareOrdinal(html, at, "<!--", 0, 4) == 0)
        {
            // "<!-->" and "<!--->" are whole comments (HTML §13.2.5.43).
            var end = html.IndexOf("-->", Math.Min(at + 2, html.Length), StringComparison.Ordinal);
            at = end < 0 ? html.Length : end + 3;
            return;
        }

        var close = html.IndexOf('>', at);
        at = close < 0 ? html.Length : close + 1;
    }

    /// <summary>The content of a CDATA section left over from XML is read as markup; its end mark is dropped. One search serves all
    /// sections that begin before the mark it finds.</summary>
    private void CopySection()
    {
        at += 9;
        if (sectionEnd >= at || hasNoSectionEnd)
            return;
        sectionEnd = html.IndexOf("]]>", at, StringComparison.Ordinal);
        hasNoSectionEnd = sectionEnd < 0;
    }

    private void CopyRawText(string name, bool keep)
    {
        var end = IndexOfEndTag(name);
        if (keep && open.Count < DepthLimit && ++elements <= ElementLimit)
        {
            output.Append('<').Append(name).Append(attributes).Append('>').Append(html, at, end - at).Append("</").Append(name).Append('>');
        }
        else if (name == "xmp")
        {
            output.Append(html[at..end].Replace("<", "&lt;", StringComparison.Ordinal)).Append(' ');
        }

        var close = end < html.Length ? html.IndexOf('>', end) : -1;
        at = close < 0 ? html.Length : close + 1;
    }

    private int IndexOfEndTag(string name)
    {
        var end = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html.Length : end;
    }
}

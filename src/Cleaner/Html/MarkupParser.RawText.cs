namespace BriefingBus.Cleaner.Html;

/// <content>What holds no tags: comments, sections, scripts and the like.</content>
internal sealed partial class MarkupParser
{
    /// <summary>
    /// A comment ends at <c>--&gt;</c>, any other declaration at <c>&gt;</c>; an unclosed comment hides the rest, as in a browser.
    /// </summary>
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

    /// <summary>The content of a CDATA section left over from XML is read as markup; its end mark is dropped.</summary>
    private void CopySection()
    {
        at += 9;
        sectionEnd = html.IndexOf("]]>", at, StringComparison.Ordinal);
    }

    private void CopyRawText(string name, bool keep)
    {
        var end = IndexOfEndTag(name);
        if (keep && open.Count < DepthLimit)
        {
            Open(name);
            text.Append(html, at, end - at);
            CloseDownTo(open.Count - 1);
        }

        var close = end < html.Length ? html.IndexOf('>', end) : -1;
        at = close < 0 ? html.Length : close + 1;
    }

    private static bool IsJsonLd(List<MarkupAttribute> attributes) =>
        attributes.Exists(a => a.Name == "type" && a.Value.Contains("ld+json", StringComparison.OrdinalIgnoreCase));

    private int IndexOfEndTag(string name)
    {
        var end = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html.Length : end;
    }
}

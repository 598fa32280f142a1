namespace BriefingBus.Cleaner.Html;

/// <content>The open elements: which of them a tag or text ends.</content>
internal sealed partial class MarkupBalancer
{
    /// <summary>Closes the innermost element of a name, unless the tag crosses an element that it must not end.</summary>
    private void Close(string name)
    {
        var inline = !HtmlElements.Block.Contains(name) && name != "a";
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i] == name)
            {
                CloseDownTo(i);
                return;
            }
            // Crossed tags: `<b><p>…</b>…</p>` must not end the paragraph, `</div>` in a cell must not end the table.
            if ((inline && HtmlElements.Block.Contains(open[i]))
                || (HtmlElements.Scope.Contains(open[i])
                    && !HtmlElements.Scope.Contains(name)
                    && name is not ("tr" or "tbody" or "thead" or "tfoot" or "body")))
            {
                return;
            }
        }
    }

    /// <summary>True if the tag is one of foreign content; a tag that only HTML has ends the foreign content first.</summary>
    private bool IsForeign(string name)
    {
        if (openCount.GetValueOrDefault("svg") + openCount.GetValueOrDefault("math") == 0)
            return false;
        var root = open.FindLastIndex(HtmlElements.Foreign.Contains);
        if (open.FindIndex(root + 1, HtmlElements.IntegrationPoints.Contains) >= 0)
            return false;
        if (!HtmlElements.EndsForeign.Contains(name))
            return true;
        CloseDownTo(root);
        return false;
    }

    /// <summary>Text other than white space belongs to the body, with or without its tag.</summary>
    private void EndHeadBefore(ReadOnlySpan<char> text)
    {
        if (open is [.., "head"] && !text.IsWhiteSpace())
            CloseDownTo(open.Count - 1);
    }

    private void EndWhatTheTagImplies(string name)
    {
        if (HtmlElements.EndsParagraph.Contains(name) && openCount.GetValueOrDefault("p") > 0)
        {
            for (var i = open.Count - 1; i >= 0; i--)
            {
                if (open[i] == "p")
                {
                    CloseDownTo(i);
                    break;
                }
                if (HtmlElements.Block.Contains(open[i]) || open[i] == "button")
                    break;
            }
        }
        if (!HtmlElements.ImpliedEnds.TryGetValue(name, out var rule))
            return;
        for (var i = open.Count - 1; i >= 0 && !rule.Within.Contains(open[i]); i--)
        {
            if (rule.Ends.Contains(open[i]))
            {
                CloseDownTo(i);
                return;
            }
        }
    }

    private void CloseDownTo(int depth)
    {
        while (open.Count > depth)
        {
            var name = open[^1];
            open.RemoveAt(open.Count - 1);
            openCount[name]--;
            output.Append("</").Append(name).Append('>');
        }
    }
}

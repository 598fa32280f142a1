namespace BriefingBus.Cleaner.Html;

/// <summary>The inside of tags: names and attributes (HTML §13.2.5.8 and §13.2.5.32–40).</summary>
internal sealed partial class MarkupBalancer
{
    /// <summary>The maximum length of an attribute value, except <c>content</c> and JSON-LD: data URIs are not needed.</summary>
    private const int AttributeLimit = 4096;

    /// <summary>The longest name of an attribute that is read: <c>data-publish-date</c>.</summary>
    private const int MaxUsedAttributeLength = 17;

    private string ReadName(int start)
    {
        var end = start;
        while (end < html.Length && html[end] is not ('>' or '/' or ' ' or '\t' or '\n' or '\r' or '\f' or '<') && end - start < 64)
            end++;
        return html[start..end].ToLowerInvariant();
    }

    /// <summary>Reads the attributes in use into <see cref="attributes"/>, and moves <see cref="at"/> after the tag.</summary>
    private (bool SelfClosed, string Type) ReadAttributes(int start, string tag)
    {
        attributes.Clear();
        attributeNames.Clear();
        var type = "";
        var i = start;
        while (i < html.Length && html[i] != '>')
        {
            if (char.IsWhiteSpace(html[i]) || html[i] is '/' or '=' or '"' or '\'')
            {
                i++;
                continue;
            }
            var nameStart = i;
            while (i < html.Length && html[i] is not ('=' or '>' or '/') && !char.IsWhiteSpace(html[i]))
                i++;
            var nameEnd = i;
            (i, var valueStart, var valueEnd) = ReadValue(i);
            if (nameEnd - nameStart > MaxUsedAttributeLength)
                continue;
            var name = html[nameStart..nameEnd].ToLowerInvariant();
            // The first of two attributes with one name counts (HTML §13.2.5.33).
            if (!HtmlElements.UsedAttributes.Contains(name) || !attributeNames.Add(name))
                continue;
            var length = name == "content" ? valueEnd - valueStart : Math.Min(valueEnd - valueStart, AttributeLimit);
            var value = html.AsSpan(valueStart, length);
            var quote = value.Contains('"') ? '\'' : '"';
            if (value.Contains(quote))
                continue;
            attributes.Append(' ').Append(name).Append('=').Append(quote).Append(html, valueStart, length).Append(quote);
            type = (name == "type" && tag == "script") || (name == "shadowrootmode" && tag == "template")
                ? html.Substring(valueStart, length)
                : type;
        }
        at = Math.Min(i + 1, html.Length);
        return (i > 0 && i < html.Length && html[i - 1] == '/', type);
    }

    private (int Next, int Start, int End) ReadValue(int i)
    {
        var j = SkipWhiteSpace(i);
        if (j >= html.Length || html[j] != '=')
            return (i, i, i);
        j = SkipWhiteSpace(j + 1);
        if (j < html.Length && html[j] is '"' or '\'')
        {
            var end = html.IndexOf(html[j], j + 1);
            end = end < 0 ? html.Length : end;
            return (Math.Min(end + 1, html.Length), j + 1, end);
        }
        var start = j;
        while (j < html.Length && html[j] != '>' && !char.IsWhiteSpace(html[j]))
            j++;
        return (j, start, j);
    }

    private int SkipWhiteSpace(int i)
    {
        while (i < html.Length && char.IsWhiteSpace(html[i]))
            i++;
        return i;
    }
}

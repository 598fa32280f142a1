namespace BriefingBus.Cleaner.Html;

/// <summary>The inside of tags: names and attributes (HTML §13.2.5.8 and §13.2.5.32–39).</summary>
internal sealed partial class MarkupParser
{
    /// <summary>The maximum length of an attribute value, except <c>content</c> and JSON-LD: data URIs are not needed.</summary>
    private const int AttributeLimit = 4096;

    /// <summary>The longest name of an attribute that is read: <c>data-publish-date</c>.</summary>
    private const int MaxUsedAttributeLength = 17;

    /// <summary>The attributes in use of the tag that was read last.</summary>
    private readonly List<MarkupAttribute> attributes = [];

    private string ReadName(int start)
    {
        var end = start;
        while (end < html.Length && html[end] is not ('>' or '/' or ' ' or '\t' or '\n' or '\r' or '\f' or '<') && end - start < 64)
        {
            end++;
        }

        Span<char> lower = stackalloc char[end - start];
        html.AsSpan(start, end - start).ToLowerInvariant(lower);
        return HtmlElements.Names.TryGetValue(lower, out var name) ? name : lower.ToString();
    }

    /// <summary>Reads the attributes in use into <see cref="attributes"/>, and moves <see cref="at"/> after the tag.</summary>
    /// <returns>Whether the tag closes itself.</returns>
    private bool ReadAttributes(int start)
    {
        attributes.Clear();
        Span<char> lower = stackalloc char[MaxUsedAttributeLength];
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
            {
                i++;
            }

            var nameEnd = i;
            (i, var valueStart, var valueEnd) = ReadValue(i);
            if (nameEnd - nameStart > MaxUsedAttributeLength)
            {
                continue;
            }

            html.AsSpan(nameStart, nameEnd - nameStart).ToLowerInvariant(lower);
            if (!HtmlElements.AttributeNames.TryGetValue(lower[..(nameEnd - nameStart)], out var name))
            {
                continue;
            }

            var length = name == "content" ? valueEnd - valueStart : Math.Min(valueEnd - valueStart, AttributeLimit);
            attributes.Add(new MarkupAttribute(name, html.Substring(valueStart, length)));
        }

        at = Math.Min(i + 1, html.Length);
        return i > 0 && i < html.Length && html[i - 1] == '/';
    }

    private (int Next, int Start, int End) ReadValue(int i)
    {
        var j = SkipWhiteSpace(i);
        if (j >= html.Length || html[j] != '=')
        {
            return (i, i, i);
        }

        j = SkipWhiteSpace(j + 1);
        if (j < html.Length && html[j] is '"' or '\'')
        {
            var end = html.IndexOf(html[j], j + 1);
            end = end < 0 ? html.Length : end;
            return (Math.Min(end + 1, html.Length), j + 1, end);
        }

        var start = j;
        while (j < html.Length && html[j] != '>' && !char.IsWhiteSpace(html[j]))
        {
            j++;
        }

        return (j, start, j);
    }

    private int SkipWhiteSpace(int i)
    {
        while (i < html.Length && char.IsWhiteSpace(html[i]))
        {
            i++;
        }

        return i;
    }
}

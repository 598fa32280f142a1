using System.Buffers;

namespace BriefingBus.Fetcher.Feeds.Html;

/// <summary>Walks the tags of HTML as a browser's tokenizer does (HTML Standard §13.2.5): it ignores tags in comments, scripts, style
/// sheets and other raw text, and brackets inside quotation marks.</summary>
internal ref struct HtmlTags(ReadOnlySpan<char> html)
{
    /// <summary>Elements whose content is text up to their own end tag (§13.1.2, "raw text" and "escapable raw text", and what browsers
    /// treat alike).</summary>
    private static readonly string[] RawText = ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

    private static readonly SearchValues<char> NameStops = SearchValues.Create(" \t\r\n\f/=");

    private readonly ReadOnlySpan<char> html = html;
    private int position;
    private int nameStart;
    private int nameEnd;

    /// <summary>Where the tag begins, its bracket included.</summary>
    public int Start { get; private set; }

    /// <summary>Where the tag ends, past its bracket.</summary>
    public int End { get; private set; }

    /// <summary>True for an end tag.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>True if a declaration or comment was found instead of a tag.</summary>
    public bool IsComment { get; private set; }

    /// <summary>True to treat the content of raw text elements as HTML: nobody embeds a script in a line of text.</summary>
    public bool IgnoresRawText { get; init; }

    /// <summary>Name of the tag as written.</summary>
    public readonly ReadOnlySpan<char> Name => html[nameStart..nameEnd];

    /// <summary>Whether the tag seems to have an attribute.</summary>
    public readonly bool HasAttributes => !html[nameEnd..(End - 1)].Trim(" \t\r\n\f/").IsEmpty;

    /// <summary>Whether the tag is called <paramref name="name"/>, in any case.</summary>
    public readonly bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Moves to the next tag, comment or declaration; false after the last. Ignores a tag that the text's end truncates.</summary>
    public bool MoveNext()
    {
        while (position < html.Length)
        {
            var step = html[position..].IndexOf('<');
            if (step < 0 || position + step + 1 >= html.Length) break;
            Start = position + step;
            var next = html[Start + 1];
            if (next is '!' or '?') return ReadComment();
            IsEnd = next == '/';
            nameStart = Start + (IsEnd ? 2 : 1);
            if (nameStart < html.Length && char.IsAsciiLetter(html[nameStart])) return ReadTag();
            position = Start + 1;
        }
        position = html.Length;
        return false;
    }

    /// <summary>The value of an attribute, references replaced; null if the tag has none of this name.</summary>
    public readonly string? Attribute(string name)
    {
        var rest = html[nameEnd..(End - 1)];
        while (true)
        {
            rest = rest.TrimStart(" \t\r\n\f/");
            if (rest.IsEmpty) return null;
            var length = rest[1..].IndexOfAny(NameStops) is var found and >= 0 ? found + 1 : rest.Length;
            var key = rest[..length];
            rest = rest[length..].TrimStart(" \t\r\n\f");
            var value = rest.StartsWith('=') ? TakeValue(ref rest) : "";
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase)) return WebUtility.HtmlDecode(value.ToString());
        }
    }

    private static ReadOnlySpan<char> TakeValue(ref ReadOnlySpan<char> rest)
    {
        rest = rest[1..].TrimStart(" \t\r\n\f");
        if (rest.IsEmpty) return [];
        var isQuoted = rest[0] is '"' or '\'';
        var text = isQuoted ? rest[1..] : rest;
        var length = isQuoted ? text.IndexOf(rest[0]) : text.IndexOfAny(" \t\r\n\f");
        var value = length < 0 ? text : text[..length];
        rest = length < 0 ? [] : text[(length + (isQuoted ? 1 : 0))..];
        return value;
    }

    private bool ReadComment()
    {
        IsComment = true;
        (nameStart, nameEnd, IsEnd) = (Start, Start, false);
        var rest = html[Start..];
        var length = rest.StartsWith("<!-->", StringComparison.Ordinal) ? 5
            : rest.StartsWith("<!--->", StringComparison.Ordinal) ? 6
            : rest.StartsWith("<!--", StringComparison.Ordinal) ? CommentLength(rest)
            : rest.IndexOf('>') + 1;
        position = End = length <= 0 ? html.Length : Start + length;
        return true;
    }

    private static int CommentLength(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf("-->", StringComparison.Ordinal);
        // Only up to the usual end: further on, each comment would search the whole page.
        var other = (end < 0 ? rest : rest[..end]).IndexOf("--!>", StringComparison.Ordinal);
        return other >= 0 ? other + 4 : end >= 0 ? end + 3 : 0;
    }

    private bool ReadTag()
    {
        IsComment = false;
        var at = nameStart;
        while (at < html.Length && html[at] is not (' ' or '\t' or '\r' or '\n' or '\f' or '/' or '>')) at++;
        nameEnd = at;
        // Quotation marks count only after "=", as in the tokenizer's states before and in attribute values.
        for (var previous = ' '; at < html.Length && html[at] != '>'; at++)
        {
            if (previous == '=' && html[at] is '"' or '\'')
            {
                var close = html[(at + 1)..].IndexOf(html[at]);
                if (close < 0) break;
                at += close + 1;
            }
            if (html[at] is not (' ' or '\t' or '\r' or '\n' or '\f')) previous = html[at];
        }
        if (at >= html.Length || html[at] != '>')
        {
            position = html.Length;
            return false;
        }
        position = End = at + 1;
        if (!IsEnd && !IgnoresRawText) SkipRawText();
        return true;
    }

    private void SkipRawText()
    {
        foreach (var name in RawText)
        {
            if (!Is(name)) continue;
            while (html[position..].IndexOf("</", StringComparison.Ordinal) is var step and >= 0)
            {
                var at = position + step;
                var after = at + 2 + name.Length;
                if (after < html.Length && html[(at + 2)..after].Equals(name, StringComparison.OrdinalIgnoreCase)
                    && html[after] is ' ' or '\t' or '\r' or '\n' or '\f' or '/' or '>')
                {
                    position = at;
                    return;
                }
                position = at + 2;
            }
            position = html.Length;
            return;
        }
    }
}

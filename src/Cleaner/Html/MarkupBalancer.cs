using System.Text;

namespace BriefingBus.Cleaner.Html;

/// <summary>Rewrites any HTML as balanced HTML of limited depth, in one pass and in linear time, because hostile input costs the parser
/// quadratic time or its stack: 100,000 nested, crossed or unclosed tags, megabytes of attributes. Comments, scripts (except JSON-LD),
/// styles and unused attributes are dropped.</summary>
internal sealed partial class MarkupBalancer
{
    /// <summary>The maximum depth; deeper elements are dropped, their text is kept. Real pages stay below 100.</summary>
    public const int DepthLimit = 200;

    /// <summary>The maximum number of elements; further ones are dropped, their text is kept. An element takes many times its length in
    /// memory. Recorded pages have at most 10,000.</summary>
    public const int ElementLimit = 50_000;

    private readonly string html;
    private readonly StringBuilder output;
    private readonly StringBuilder attributes = new();
    private readonly HashSet<string> attributeNames = [];
    private readonly List<string> open = [];
    private readonly Dictionary<string, int> openCount = [];
    private readonly Dictionary<string, int> tooDeep = [];
    private int at;
    private int sectionEnd = -1;
    private bool hasNoSectionEnd;
    private int elements;

    private MarkupBalancer(string html)
    {
        this.html = html;
        output = new StringBuilder(html.Length);
    }

    /// <summary>The same document, balanced.</summary>
    public static string Balance(string html)
    {
        var balancer = new MarkupBalancer(html);
        balancer.Run();
        return balancer.output.ToString();
    }

    private void Run()
    {
        while (at < html.Length)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0)
            {
                tag = html.Length;
            }

            if (sectionEnd >= at && sectionEnd < tag)
            {
                output.Append(html, at, sectionEnd - at);
                at = sectionEnd + 3;
                sectionEnd = -1;
                continue;
            }

            EndHeadBefore(html.AsSpan(at, tag - at));
            output.Append(html, at, tag - at);
            at = tag;
            if (at < html.Length)
            {
                ReadMarkup();
            }
        }

        CloseDownTo(0);
    }

    private void ReadMarkup()
    {
        var next = at + 1 < html.Length ? html[at + 1] : ' ';
        if (char.IsAsciiLetter(next))
        {
            ReadStartTag();
        }
        else if (next == '/' && at + 2 < html.Length && char.IsAsciiLetter(html[at + 2]))
        {
            ReadEndTag();
        }
        else if (next is '!' or '?' or '/')
        {
            SkipComment();
        }
        else
        {
            output.Append("&lt;");
            at++;
        }
    }

    private void ReadEndTag()
    {
        var name = ReadName(at + 2);
        ReadAttributes(at + 2 + name.Length, name);
        if (name == "br")
        {
            output.Append("<br>");
            return;
        }

        if (tooDeep.TryGetValue(name, out var hidden) && hidden > 0)
        {
            tooDeep[name] = hidden - 1;
            return;
        }

        if (openCount.GetValueOrDefault(name) > 0)
        {
            Close(name);
        }
    }

    private void ReadStartTag()
    {
        var name = ReadName(at + 1);
        var (selfClosed, type) = ReadAttributes(at + 1 + name.Length, name);
        // A browser shows a shadow root in place of its host's children (HTML §13.2.6.4.4).
        name = name == "template" && type.Length > 0 ? "div" : name;
        var foreign = IsForeign(name);
        if (!foreign && open is [.., "head"] && !HtmlElements.HeadContent.Contains(name))
        {
            CloseDownTo(open.Count - 1);
        }

        if (!foreign && HtmlElements.RawText.Contains(name))
        {
            CopyRawText(name, keep: name is "title" or "xmp" || type.Contains("ld+json", StringComparison.OrdinalIgnoreCase));
            return;
        }

        if (!foreign)
        {
            EndWhatTheTagImplies(name);
        }

        var closesItself = foreign || HtmlElements.Foreign.Contains(name) ? selfClosed : HtmlElements.Void.Contains(name);
        if (++elements > ElementLimit)
        {
            tooDeep[name] = tooDeep.GetValueOrDefault(name) + (closesItself ? 0 : 1);
            output.Append(name == "br" || HtmlElements.Block.Contains(name) ? " " : "");
        }
        else if (!foreign && HtmlElements.Void.Contains(name))
        {
            output.Append('<').Append(name).Append(attributes).Append('>');
        }
        else if (open.Count >= DepthLimit)
        {
            tooDeep[name] = tooDeep.GetValueOrDefault(name) + (closesItself ? 0 : 1);
            output.Append(HtmlElements.Block.Contains(name) ? "<br>" : "");
        }
        else
        {
            output.Append('<').Append(name).Append(attributes).Append('>');
            open.Add(name);
            openCount[name] = openCount.GetValueOrDefault(name) + 1;
            if (closesItself)
            {
                CloseDownTo(open.Count - 1);
            }
        }
    }
}

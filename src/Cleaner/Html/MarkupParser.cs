using System.Runtime.InteropServices;

namespace BriefingBus.Cleaner.Html;

/// <summary>Reads any HTML as a tree of limited depth, in one pass and in linear time, since hostile input would cost quadratic time or the
/// stack: 100,000 nested, crossed or unclosed tags, megabytes of attributes. Comments, scripts (except JSON-LD), styles and unused
/// attributes are dropped.</summary>
internal sealed partial class MarkupParser
{
    /// <summary>The maximum depth; deeper elements are dropped, their text is kept. Real pages stay below 100.</summary>
    public const int DepthLimit = 200;

    /// <summary>The maximum number of elements; further ones are dropped, their text is kept. An element takes many times its length in
    /// memory. Recorded pages have at most 10,000.</summary>
    public const int ElementLimit = 50_000;

    private readonly string html;
    private readonly Dictionary<string, int> openCount = [];
    private readonly Dictionary<string, int> tooDeep = [];
    private int at;
    private int sectionEnd = -1;
    private int elements;

    private MarkupParser(string html) => this.html = html;

    /// <summary>The document.</summary>
    public static MarkupNode Parse(string html)
    {
        var parser = new MarkupParser(html);
        parser.Run();
        return parser.document;
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
                text.Append(html, at, sectionEnd - at);
                at = sectionEnd + 3;
                sectionEnd = -1;
                continue;
            }

            EndHeadBefore(html.AsSpan(at, tag - at));
            text.Append(html, at, tag - at);
            at = tag;
            if (at < html.Length)
            {
                ReadMarkup();
            }
        }

        CloseDownTo(0);
        EndText();
        document.Close();
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
            text.Append("&lt;");
            at++;
        }
    }

    private void ReadEndTag()
    {
        var name = ReadName(at + 2);
        ReadAttributes(at + 2 + name.Length);
        if (name == "br")
        {
            AddVoid("br");
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
        var selfClosed = ReadAttributes(at + 1 + name.Length);
        var foreign = IsForeign(name);
        if (!foreign && open is [.., { Name: "head" }] && !HtmlElements.HeadContent.Contains(name))
        {
            CloseDownTo(open.Count - 1);
        }

        if (!foreign && HtmlElements.RawText.Contains(name))
        {
            CopyRawText(name, keep: name is "title" or "xmp" || (name == "script" && IsJsonLd(attributes)));
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
            text.Append(name == "br" || HtmlElements.Block.Contains(name) ? " " : "");
        }
        else if (!foreign && HtmlElements.Void.Contains(name))
        {
            AddVoid(name, CollectionsMarshal.AsSpan(attributes));
        }
        else if (open.Count >= DepthLimit)
        {
            tooDeep[name] = tooDeep.GetValueOrDefault(name) + (closesItself ? 0 : 1);
            if (HtmlElements.Block.Contains(name))
            {
                AddVoid("br");
            }
        }
        else
        {
            Open(name);
            if (closesItself)
            {
                CloseDownTo(open.Count - 1);
            }
        }
    }
}

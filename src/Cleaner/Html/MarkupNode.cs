using HtmlAgilityPack;

namespace BriefingBus.Cleaner.Html;

/// <summary>
/// An element or a run of text of a parsed document. A plain tree beside HtmlAgilityPack's, made once after parsing: attributes are
/// decoded, text is decoded, and reading it costs no search.
/// </summary>
internal sealed class MarkupNode
{
    private readonly HtmlNode? source;

    private MarkupNode(string name, string text, MarkupNode? parent, HtmlNode? source)
    {
        Name = name;
        Text = text;
        Parent = parent;
        this.source = source;
    }

    /// <summary>The element's name in lower case; <c>#text</c> for a run of text.</summary>
    public string Name { get; }

    /// <summary>The decoded characters of a run of text; empty for an element.</summary>
    public string Text { get; }

    /// <summary>The element that holds this one; null for the document.</summary>
    public MarkupNode? Parent { get; }

    /// <summary>What the element holds, in document order.</summary>
    public List<MarkupNode> Children { get; } = [];

    /// <summary>True for a run of text.</summary>
    public bool IsText => Name == "#text";

    /// <summary>True for an element that starts on a new line.</summary>
    public bool IsBlock => HtmlElements.Block.Contains(Name);

    /// <summary>Parses a document or a fragment, however broken, in linear time.</summary>
    public static MarkupNode Parse(string html)
    {
        var document = new HtmlDocument { OptionReadEncoding = false, OptionMaxNestedChildNodes = 0 };
        document.LoadHtml(MarkupBalancer.Balance(html));
        var root = new MarkupNode("#document", "", null, document.DocumentNode);
        root.Adopt(document.DocumentNode, verbatim: false);
        return root;
    }

    /// <summary>The attribute's value, decoded and trimmed, or null.</summary>
    public string? Attribute(string name)
    {
        var value = source is null || !source.HasAttributes ? null : source.Attributes[name]?.Value;
        return value is null ? null : CharacterReferences.Decode(value).Trim();
    }

    /// <summary>The element and all elements and runs of text in it, in document order.</summary>
    public IEnumerable<MarkupNode> Subtree()
    {
        var waiting = new Stack<MarkupNode>();
        waiting.Push(this);
        while (waiting.TryPop(out var node))
        {
            yield return node;
            for (var i = node.Children.Count - 1; i >= 0; i--)
            {
                waiting.Push(node.Children[i]);
            }
        }
    }

    // Recursion is safe: the balancer limits the depth.
    private void Adopt(HtmlNode from, bool verbatim)
    {
        for (var child = from.FirstChild; child is not null; child = child.NextSibling)
        {
            if (child is HtmlTextNode text)
            {
                var decoded = verbatim ? CharacterReferences.Decode(text.Text) : CharacterReferences.DecodeTwice(text.Text);
                Children.Add(new MarkupNode("#text", decoded, this, null));
            }
            else if (child.NodeType == HtmlNodeType.Element)
            {
                var element = new MarkupNode(child.Name, "", this, child);
                Children.Add(element);
                element.Adopt(child, verbatim || child.Name is "pre" or "code" or "xmp" or "samp" or "kbd" or "script");
            }
        }
    }
}

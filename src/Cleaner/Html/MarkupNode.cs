using HtmlAgilityPack;

namespace BriefingBus.Cleaner.Html;

/// <summary>An element or a run of text of a parsed document. This tree is made once from HtmlAgilityPack's, with decoded attributes and
/// text, and is read without searching.</summary>
internal sealed class MarkupNode
{
    private const string TextName = "#text";

    private static readonly List<MarkupNode> NoChildren = [];

    private readonly HtmlNode? source;
    private readonly List<MarkupNode> children;
    private string[]? names;

    private readonly List<MarkupNode> document;

    private MarkupNode(List<MarkupNode> document, string name, string text, MarkupNode? parent, HtmlNode? source)
    {
        this.document = document;
        Index = document.Count;
        End = Index + 1;
        document.Add(this);
        Name = name;
        Text = text;
        Parent = parent;
        this.source = source;
        children = name == TextName ? NoChildren : [];
    }

    /// <summary>The node's place in document order; the document itself is 0.</summary>
    public int Index { get; }

    /// <summary>The place after the last node in this one: the nodes from <see cref="Index"/> to here are inside it.</summary>
    public int End { get; private set; }

    /// <summary>The number of nodes of the document, including itself.</summary>
    public int DocumentCount => document.Count;

    /// <summary>The element's classes and its id, as written.</summary>
    public string[] Names => names ??= (Attribute("class"), Attribute("id")) switch
    {
        (null, null) => [],
        ({ } only, null) => Split(only),
        (null, { } only) => Split(only),
        ({ } classes, { } id) => Split($"{classes} {id}"),
    };

    /// <summary>The element's name in lower case; <c>#text</c> for a run of text.</summary>
    public string Name { get; }

    /// <summary>The decoded characters of a run of text; empty for an element.</summary>
    public string Text { get; }

    /// <summary>The parent; null for the document.</summary>
    public MarkupNode? Parent { get; }

    /// <summary>The children, in document order.</summary>
    public List<MarkupNode> Children => children;

    /// <summary>True for a run of text.</summary>
    public bool IsText => Name == TextName;

    /// <summary>True for an element that starts on a new line.</summary>
    public bool IsBlock => HtmlElements.Block.Contains(Name);

    /// <summary>Parses a document or a fragment, however broken, in linear time.</summary>
    public static MarkupNode Parse(string html)
    {
        // Names and most titles have no tags and need no parsing.
        if (!html.Contains('<', StringComparison.Ordinal))
            return OfText(html);
        var parsed = new HtmlDocument { OptionReadEncoding = false, OptionMaxNestedChildNodes = 0 };
        parsed.LoadHtml(MarkupBalancer.Balance(html));
        var root = new MarkupNode([], "#document", "", null, parsed.DocumentNode);
        root.Adopt(parsed.DocumentNode, verbatim: false);
        return root;
    }

    private static MarkupNode OfText(string text)
    {
        var root = new MarkupNode([], "#document", "", null, null);
        if (text.Length > 0)
            root.children.Add(new MarkupNode(root.document, TextName, CharacterReferences.DecodeTwice(text), root, null));
        root.End = root.document.Count;
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
        for (var i = Index; i < End; i++)
        {
            yield return document[i];
        }
    }

    /// <summary>The runs of visible text in it, in document order.</summary>
    public IEnumerable<string> ShownTexts() => Subtree()
        .Where(n => n.IsText && n.Parent is { } parent && !HtmlElements.NeverText.Contains(parent.Name))
        .Select(n => n.Text);

    /// <summary>The node at a place in document order.</summary>
    public MarkupNode At(int index) => document[index];

    /// <summary>The sibling before it, without white space; null if there is none.</summary>
    public MarkupNode? PreviousSibling
    {
        get
        {
            for (var i = Index - 1; Parent is not null && i > Parent.Index;)
            {
                var sibling = document[i];
                while (sibling.Parent != Parent)
                {
                    sibling = sibling.Parent!;
                }

                if (!sibling.IsText || !sibling.Text.AsSpan().IsWhiteSpace())
                {
                    return sibling;
                }

                i = sibling.Index - 1;
            }

            return null;
        }
    }

    /// <summary>The sibling after it, without white space; null if there is none.</summary>
    public MarkupNode? NextSibling
    {
        get
        {
            for (var i = End; Parent is not null && i < Parent.End; i = document[i].End)
            {
                if (!document[i].IsText || !document[i].Text.AsSpan().IsWhiteSpace())
                {
                    return document[i];
                }
            }

            return null;
        }
    }

    /// <summary>True for the node itself and the nodes in it.</summary>
    public bool Holds(MarkupNode node) => node.Index >= Index && node.Index < End;

    private static string[] Split(string names) => names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // Recursion is safe: the balancer limits the depth.
    private void Adopt(HtmlNode from, bool verbatim)
    {
        for (var child = from.FirstChild; child is not null; child = child.NextSibling)
        {
            if (child is HtmlTextNode text)
            {
                var decoded = Name == "script" ? text.Text
                    : verbatim ? CharacterReferences.Decode(text.Text)
                    : CharacterReferences.DecodeTwice(text.Text);
                children.Add(new MarkupNode(document, TextName, decoded, this, null));
            }
            else if (child.NodeType == HtmlNodeType.Element)
            {
                var element = new MarkupNode(document, child.Name, "", this, child);
                children.Add(element);
                element.Adopt(child, verbatim || child.Name is "pre" or "code" or "xmp" or "samp" or "kbd" or "script");
            }
        }

        End = document.Count;
    }
}

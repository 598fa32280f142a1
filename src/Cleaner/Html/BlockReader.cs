using System.Text;
using BriefingBus.Text.Mojibake;

namespace BriefingBus.Cleaner.Html;

/// <summary>Turns a part of a document into blocks of text. A block begins where a browser begins a new line.</summary>
internal sealed class BlockReader
{
    /// <summary>How much text before a raised character is needed to interpret it.</summary>
    private const int LookBehind = 8;

    private readonly List<SourcedBlock> blocks = [];
    private readonly OpenBlock open = new();
    private readonly Func<MarkupNode, bool> leaveOut;

    private BlockReader(Func<MarkupNode, bool> leaveOut) => this.leaveOut = leaveOut;

    /// <summary>The blocks under a node. Scripts, fields and the nodes that <paramref name="leaveOut"/> names are skipped.</summary>
    public static IReadOnlyList<SourcedBlock> Read(MarkupNode root, Func<MarkupNode, bool> leaveOut)
    {
        var reader = new BlockReader(leaveOut);
        var place = new Place(root, TextBlockKind.Paragraph, Link: null, InItalics: false);
        reader.Visit(root, place);
        reader.Flush(place);
        return reader.blocks;
    }

    private void Visit(MarkupNode node, Place place)
    {
        if (node.IsText)
        {
            open.Append(node.Text, place.Link, place.InItalics);
            return;
        }
        if (HtmlElements.NeverText.Contains(node.Name) || leaveOut(node))
        {
            EndLineAround(node, place);
            return;
        }
        switch (node.Name)
        {
            case "br":
                open.BreakLine();
                break;
            case "hr":
                Flush(place);
                break;
            case "pre" or "listing" or "xmp":
                Flush(place);
                AddCode(node);
                break;
            case "table" when TableReader.IsData(node):
                Flush(place);
                AddTable(node);
                break;
            case "q":
                open.Append('“');
                VisitChildren(node, place);
                open.Append('”');
                break;
            default:
                VisitElement(node, place);
                break;
        }
    }

    private void VisitElement(MarkupNode node, Place place)
    {
        if (!node.IsBlock)
        {
            VisitInline(node, place);
            return;
        }
        Flush(place);
        var kind = place.Kind == TextBlockKind.Footnote || Footnotes.Are(node) ? TextBlockKind.Footnote : KindIn(node.Name, place.Kind);
        var inside = new Place(node, kind, place.Link, place.InItalics);
        VisitChildren(node, inside);
        Flush(inside);
    }

    private void VisitInline(MarkupNode node, Place place)
    {
        switch (node.Name)
        {
            case "a":
                VisitChildren(node, place with { Link = node });
                break;
            case "sup" when node.Children is [{ IsText: true } raised]:
                open.Append(Superscript.Read(open.Last(LookBehind), raised.Text), place.Link, place.InItalics);
                break;
            case "i" or "em" or "cite":
                VisitChildren(node, place with { InItalics = true });
                break;
            default:
                VisitChildren(node, place);
                break;
        }
    }

    private static TextBlockKind KindIn(string name, TextBlockKind outer) => name switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => TextBlockKind.Heading,
        "li" or "dt" or "dd" => TextBlockKind.ListItem,
        "p" when outer == TextBlockKind.Heading => TextBlockKind.Paragraph,
        "blockquote" => TextBlockKind.Quote,
        "figcaption" or "caption" => TextBlockKind.Caption,
        _ => outer,
    };

    private void VisitChildren(MarkupNode node, Place place)
    {
        foreach (var child in node.Children)
            Visit(child, place);
    }

    private void EndLineAround(MarkupNode node, Place place)
    {
        if (node.IsBlock)
            Flush(place);
        else if (!HtmlElements.NeverText.Contains(node.Name) && node.Subtree().FirstOrDefault(n => n.Text.Length > 0) is { } hidden)
            open.NoteHidden(hidden.Text);
    }

    private void Flush(Place place) => open.End(blocks, place.Block, place.Kind);

    private void AddCode(MarkupNode node)
    {
        var code = WhiteSpace.Code(MojibakeRepair.Repair(ShownIn(node)));
        if (code.Length > 0)
            blocks.Add(new SourcedBlock(new TextBlock(TextBlockKind.Code, code), node, 0));
    }

    /// <summary>The text in it that a browser shows, without buttons. Rules by name do not apply: highlighted code has classes such as
    /// <c>comment</c>.</summary>
    private static string ShownIn(MarkupNode code)
    {
        var shown = new StringBuilder();
        for (var i = code.Index + 1; i < code.End;)
        {
            var node = code.At(i);
            var isShown = !HtmlElements.NeverText.Contains(node.Name) && !HiddenText.IsInvisible(node);
            if (isShown)
                shown.Append(node.Name == "br" ? "\n" : node.Text);
            i = isShown ? i + 1 : node.End;
        }
        return shown.ToString();
    }

    private void AddTable(MarkupNode table)
    {
        foreach (var (row, kind, text) in TableReader.Rows(table, leaveOut))
            blocks.Add(new SourcedBlock(new TextBlock(kind, text), row, 0));
    }

    private readonly record struct Place(MarkupNode Block, TextBlockKind Kind, MarkupNode? Link, bool InItalics);
}

using System.Text;
using BriefingBus.Text.Mojibake;

namespace BriefingBus.Cleaner.Html;

/// <summary>Turns a part of a document into blocks of text: what starts on a new line in a browser starts a block.</summary>
internal sealed class BlockReader
{
    /// <summary>A block with this share of its characters in links is a link; a point or a bullet may stand beside it.</summary>
    private const double LinkOnly = 0.95;

    private readonly List<SourcedBlock> blocks = [];
    private readonly StringBuilder line = new();
    private readonly Func<MarkupNode, bool> leaveOut;
    private int linkLength;
    private bool leftOutBetween;

    private BlockReader(Func<MarkupNode, bool> leaveOut) => this.leaveOut = leaveOut;

    /// <summary>The blocks under a node. Scripts, fields and what <paramref name="leaveOut"/> names are not read.</summary>
    public static IReadOnlyList<SourcedBlock> Read(MarkupNode root, Func<MarkupNode, bool> leaveOut)
    {
        var reader = new BlockReader(leaveOut);
        reader.Visit(root, new Place(root, TextBlockKind.Paragraph, InLink: false));
        reader.Flush(new Place(root, TextBlockKind.Paragraph, InLink: false));
        return reader.blocks;
    }

    private void Visit(MarkupNode node, Place place)
    {
        if (node.IsText)
        {
            AppendText(node.Text, place);
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
                line.Append('\n');
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
            case "sup" when Superscript.Read(node, line) is { } raised:
                AppendText(raised, place);
                break;
            case "q":
                line.Append('“');
                VisitChildren(node, place);
                line.Append('”');
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
            VisitChildren(node, node.Name == "a" ? place with { InLink = true } : place);
            return;
        }

        Flush(place);
        var inside = new Place(node, KindIn(node.Name, place.Kind), place.InLink);
        VisitChildren(node, inside);
        Flush(inside);
    }

    private static TextBlockKind KindIn(string name, TextBlockKind outer) => name switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => TextBlockKind.Heading,
        "li" or "dt" or "dd" => TextBlockKind.ListItem,
        "blockquote" => TextBlockKind.Quote,
        "figcaption" or "caption" => TextBlockKind.Caption,
        _ => outer,
    };

    private void VisitChildren(MarkupNode node, Place place)
    {
        foreach (var child in node.Children)
        {
            Visit(child, place);
        }
    }

    private void AppendText(string text, Place place)
    {
        if (leftOutBetween && text.Length > 0)
        {
            line.Append(line.Length > 0 && char.IsLetterOrDigit(line[^1]) && char.IsLetterOrDigit(text[0]) ? " " : "");
            leftOutBetween = false;
        }

        foreach (var c in text)
        {
            line.Append(c is '\n' or '\r' or '\t' or '\f' ? ' ' : c);
        }

        linkLength += place.InLink ? text.Length : 0;
    }

    private void EndLineAround(MarkupNode node, Place place)
    {
        if (node.IsBlock)
        {
            Flush(place);
        }
        else if (!HtmlElements.NeverText.Contains(node.Name) && node.Subtree().FirstOrDefault(n => n.Text.Length > 0) is { } text)
        {
            // What a template hides between two words keeps them apart: a colon for screen readers.
            leftOutBetween |= !char.IsLetterOrDigit(text.Text[0]);
        }
    }

    /// <summary>Ends the block; an empty line inside it (two <c>br</c>) makes two of it.</summary>
    private void Flush(Place place)
    {
        if (line.Length == 0)
        {
            linkLength = 0;
            return;
        }

        var raw = MojibakeRepair.Repair(line.ToString());
        line.Clear();
        leftOutBetween = false;
        var share = raw.Length == 0 ? 0 : (double)linkLength / raw.Length;
        linkLength = 0;
        foreach (var paragraph in WhiteSpace.Paragraphs(raw))
        {
            blocks.Add(new SourcedBlock(new TextBlock(place.Kind, paragraph) { IsLink = share >= LinkOnly }, place.Block, Math.Min(1, share)));
        }
    }

    private void AddCode(MarkupNode node)
    {
        var code = WhiteSpace.Code(MojibakeRepair.Repair(string.Concat(node.Subtree().Select(n => n.Name == "br" ? "\n" : n.Text))));
        if (code.Length > 0)
        {
            blocks.Add(new SourcedBlock(new TextBlock(TextBlockKind.Code, code), node, 0));
        }
    }

    private void AddTable(MarkupNode table)
    {
        foreach (var (row, kind, text) in TableReader.Rows(table, leaveOut))
        {
            blocks.Add(new SourcedBlock(new TextBlock(kind, text), row, 0));
        }
    }

    private readonly record struct Place(MarkupNode Block, TextBlockKind Kind, bool InLink);
}

using System.Text;
using BriefingBus.Text;
using BriefingBus.Text.Mojibake;

namespace BriefingBus.Cleaner.Html;

/// <summary>Turns a part of a document into blocks of text. A block begins where a browser begins a new line.</summary>
internal sealed class BlockReader
{
    /// <summary>A block with this share of its characters in links is a link, perhaps with a bullet.</summary>
    private const double LinkOnly = 0.95;

    /// <summary>The maximum length of a heading, in characters; a longer one is a paragraph in large type.</summary>
    private const int MaxHeadingLength = 250;

    /// <summary>How much text before a raised character is needed to interpret it.</summary>
    private const int LookBehind = 8;

    private readonly List<SourcedBlock> blocks = [];
    private readonly StringBuilder line = new();
    private readonly Func<MarkupNode, bool> leaveOut;
    private readonly List<MarkupNode> links = [];
    private int linkLength;
    private int linkStart;
    private int linkEnd;
    private int italicLength;
    private bool leftOutBetween;

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
            VisitInline(node, place);
            return;
        }

        Flush(place);
        var inside = new Place(node, KindIn(node.Name, place.Kind), place.Link, place.InItalics);
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
                var before = Math.Min(LookBehind, line.Length);
                AppendText(Superscript.Read(line.ToString(line.Length - before, before), raised.Text), place);
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

        if (place.Link is not null && text.Length > 0)
        {
            if (links.Count == 0 || links[^1] != place.Link)
            {
                links.Add(place.Link);
            }

            linkStart = linkLength == 0 ? line.Length : linkStart;
            linkEnd = line.Length + text.Length;
            linkLength += text.Length;
        }

        italicLength += place.InItalics ? text.Length : 0;
        foreach (var c in text)
        {
            line.Append(c is '\n' or '\r' or '\t' or '\f' ? ' ' : c);
        }
    }

    private void EndLineAround(MarkupNode node, Place place)
    {
        if (node.IsBlock)
        {
            Flush(place);
        }
        else if (!HtmlElements.NeverText.Contains(node.Name) && node.Subtree().FirstOrDefault(n => n.Text.Length > 0) is { } text)
        {
            // Hidden text between two words separates them, such as a colon for screen readers.
            leftOutBetween |= !char.IsLetterOrDigit(text.Text[0]);
        }
    }

    /// <summary>Ends the block; an empty line inside it (two <c>br</c>) divides it.</summary>
    private void Flush(Place place)
    {
        if (line.Length > 0)
        {
            AddBlocks(line.ToString(), place);
        }

        line.Clear();
        links.Clear();
        (linkLength, linkStart, linkEnd, italicLength) = (0, 0, 0, 0);
        leftOutBetween = false;
    }

    private void AddBlocks(string raw, Place place)
    {
        var (linkShare, italicShare) = ((double)linkLength / raw.Length, (double)italicLength / raw.Length);
        foreach (var paragraph in WhiteSpace.Paragraphs(EscapedCharacters.Decode(MojibakeRepair.Repair(raw))))
        {
            var kind = place.Kind == TextBlockKind.Heading && paragraph.Length > MaxHeadingLength ? TextBlockKind.Paragraph : place.Kind;
            var text = new TextBlock(kind, paragraph) { IsLink = linkShare >= LinkOnly };
            var block = new SourcedBlock(text, place.Block, Math.Min(1, linkShare)) { ItalicShare = Math.Min(1, italicShare) };
            blocks.Add(linkLength == 0
                ? block
                : block with { Links = [.. links], BeforeLinks = raw[..linkStart], AfterLinks = raw[linkEnd..] });
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

    private readonly record struct Place(MarkupNode Block, TextBlockKind Kind, MarkupNode? Link, bool InItalics);
}

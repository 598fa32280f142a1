using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>Counts text, prose and link text of each node of a page, without white space, in one pass.</summary>
internal sealed class TextMeasure
{
    /// <summary>The minimum length of prose, a run of text outside links, in characters.</summary>
    private const int MinProse = 50;

    private readonly Measured[] nodes;

    private TextMeasure(MarkupNode root)
    {
        nodes = new Measured[root.DocumentCount];
        Visit(root, inLink: false);
    }

    /// <summary>Measures a page.</summary>
    public static TextMeasure Of(MarkupNode root) => new(root);

    /// <summary>Characters of text.</summary>
    public int Text(MarkupNode node) => nodes[node.Index].Text;

    /// <summary>Characters of prose.</summary>
    public int Prose(MarkupNode node) => nodes[node.Index].Prose;

    /// <summary>Characters in links.</summary>
    public int Links(MarkupNode node) => nodes[node.Index].Links;

    /// <summary>True if the node contains an embedded post of a social network.</summary>
    public bool HoldsPost(MarkupNode node) => nodes[node.Index].HoldsPost;

    /// <summary>True if the node contains a picture or film.</summary>
    public bool HoldsPicture(MarkupNode node) => nodes[node.Index].HoldsPicture;

    /// <summary>True for a picture or film without words.</summary>
    public bool IsPicture(MarkupNode node) => nodes[node.Index] is { HoldsPicture: true, Text: 0 };

    private Measured Visit(MarkupNode node, bool inLink)
    {
        var length = 0;
        foreach (var c in node.Text)
            length += char.IsWhiteSpace(c) ? 0 : 1;
        var isPicture = node.Name is "img" or "picture" or "video" or "iframe" or "amp-img";
        var sum = new Measured(
            length, inLink || length < MinProse ? 0 : length, inLink ? length : 0, EmbeddedPosts.Is(node), isPicture);
        if (!HtmlElements.NeverText.Contains(node.Name))
        {
            foreach (var child in node.Children)
            {
                var part = Visit(child, inLink || child.Name == "a");
                sum = new Measured(
                    sum.Text + part.Text,
                    sum.Prose + part.Prose,
                    sum.Links + part.Links,
                    sum.HoldsPost || part.HoldsPost,
                    sum.HoldsPicture || part.HoldsPicture);
            }
        }
        return nodes[node.Index] = sum;
    }

    private readonly record struct Measured(int Text, int Prose, int Links, bool HoldsPost, bool HoldsPicture);
}

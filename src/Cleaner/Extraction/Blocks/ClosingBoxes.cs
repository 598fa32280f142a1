using BriefingBus.Cleaner.Extraction.Names;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>Drops the boxes that templates put after the text: calls, teasers, contacts, notes on the author. The text is in the element
/// with most of the paragraphs.</summary>
internal static class ClosingBoxes
{
    /// <summary>The minimum share of the kept text in one element; otherwise the text itself is spread over boxes.</summary>
    private const double TextShare = 0.6;

    /// <summary>The maximum share of the boxes.</summary>
    private const double BoxShare = 0.2;

    private const int MinParagraphs = 3;

    /// <summary>Names of the last part of a text.</summary>
    private static readonly TemplateNames<string> Conclusions = new(
    [
        (
            "verdict conclusion conclusions fazit conclusie conclusione conclusioni conclusiones bottomline bottom-line",
            "",
            "conclusion"),
    ]);

    /// <summary>A paragraph of this length without links is text anywhere, in characters.</summary>
    private const int Paragraph = 250;

    /// <summary>Drops them.</summary>
    public static void Drop(Decision[] decisions)
    {
        var kept = Enumerable.Range(0, decisions.Length).Where(i => decisions[i].Kept).ToList();
        var all = kept.Sum(i => (long)Length(i));
        var text = kept
            .Where(i => decisions[i].Block.Block.Kind is TextBlockKind.Paragraph or TextBlockKind.ListItem)
            .GroupBy(i => Container(decisions[i].Block))
            .MaxBy(group => group.Sum(i => (long)Length(i)));
        if (text is null || text.Count() < MinParagraphs || text.Sum(i => (long)Length(i)) < TextShare * all)
            return;
        var last = text.Max();
        var closing = kept.Where(i => i > last).ToList();
        if (closing.Sum(i => (long)Length(i)) > BoxShare * all)
            return;
        foreach (var i in closing.Where(i => IsBoxed(decisions[i].Block, text.Key)))
        {
            decisions[i] = decisions[i] with { Rule = "box after the text" };
        }
        int Length(int i) => decisions[i].Block.Block.Text.Length;
    }

    private static bool IsBoxed(SourcedBlock block, MarkupNode text) =>
        block.Block.Kind is TextBlockKind.Paragraph or TextBlockKind.Heading
        && (block.Block.Text.Length < Paragraph || block.Links.Count > 0)
        && Container(block) is { Name: "div" or "section" } box
        && box != text
        && !box.Names.Any(name => Conclusions.Find(name) is not null)
        && (box.Attribute("class") is not { Length: > 0 } classes || classes != text.Attribute("class"));

    private static MarkupNode Container(SourcedBlock block) =>
        block.Element.Name is "p" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" && block.Element.Parent is { } parent
            ? parent
            : block.Element;
}

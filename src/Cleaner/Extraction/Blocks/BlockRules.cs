using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>Drops blocks inside the main content that no name marks as furniture.</summary>
internal static class BlockRules
{
    private const int MinRepetitions = 3;

    /// <summary>A repeated line of this length, in characters, is text.</summary>
    private const int MaxLabelLength = 60;

    /// <summary>Applies the rules in order; a later rule ignores the blocks that an earlier one dropped.</summary>
    public static IReadOnlyList<Decision> Apply(IReadOnlyList<Decision> decisions, TextMeasure measure, string? title)
    {
        var result = decisions.ToArray();
        Headline.Drop(result, title);
        LinkLines.Drop(result);
        DropUnderLabels(result);
        DropRepeatedLabels(result);
        PictureLines.Drop(result, measure);
        ReaderCalls.Drop(result);
        ClosingBoxes.Drop(result);
        OuterLines.Drop(result);
        DropBareHeadings(result);
        return result;
    }

    /// <summary>The same short line again and again is a button.</summary>
    private static void DropRepeatedLabels(Decision[] decisions)
    {
        var often = decisions.Where(d => d.Kept && IsLine(d.Block)).GroupBy(d => d.Block.Block.Text).Where(g => g.Count() >= MinRepetitions)
            .Select(g => g.Key).ToHashSet();
        for (var i = 0; i < decisions.Length && often.Count > 0; i++)
        {
            if (decisions[i].Kept && IsLine(decisions[i].Block) && often.Contains(decisions[i].Block.Block.Text))
            {
                decisions[i] = decisions[i] with { Rule = "repeated label" };
            }
        }
    }

    private static bool IsLine(SourcedBlock block) =>
        block.Block.Kind == TextBlockKind.Paragraph
        && block.Block.Text.Length < MaxLabelLength
        && block.Element.Name is not ("p" or "td" or "th" or "dt" or "dd" or "blockquote")
        && !SentenceEnd.Is(block.Block.Text);

    /// <summary>A label and the short lines below it are dropped: they are teasers of other pages.</summary>
    private static void DropUnderLabels(Decision[] decisions)
    {
        var under = false;
        for (var i = 0; i < decisions.Length; i++)
        {
            if (!decisions[i].Kept)
                continue;
            var block = decisions[i].Block;
            if (SectionLabels.Is(block.Block.Text))
            {
                under = true;
                decisions[i] = decisions[i] with { Rule = "label of links" };
            }
            else if (under && block.Block.Text.Length < 100 && (block.LinkShare > 0.5 || block.Block.Kind == TextBlockKind.Heading))
            {
                decisions[i] = decisions[i] with { Rule = "under a label of links" };
            }
            else
                under = false;
        }
    }

    /// <summary>A heading without text before the next heading of its rank belongs to content that was dropped.</summary>
    private static void DropBareHeadings(Decision[] decisions)
    {
        var next = '0';
        for (var i = decisions.Length - 1; i >= 0; i--)
        {
            if (!decisions[i].Kept)
                continue;
            var block = decisions[i].Block;
            if (block.Block.Kind != TextBlockKind.Heading || block.Element.Name.Length != 2)
                next = '\0';
            else if (next != '\0' && block.Element.Name[1] >= next && block.Element.Name != "h1")
            {
                decisions[i] = decisions[i] with { Rule = "heading without text" };
            }
            else
                next = block.Element.Name[1];
        }
    }
}

using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>What is left out inside the main content although nothing in its names says so.</summary>
internal static class BlockRules
{
    /// <summary>A line shorter than this that ends no sentence is a label where no text follows or none came before.</summary>
    private const int LabelLength = 60;

    /// <summary>Applies the rules in their order; what an earlier one left out does not count for a later one.</summary>
    public static IReadOnlyList<Decision> Apply(IReadOnlyList<Decision> decisions)
    {
        var result = decisions.ToArray();
        DropSingly(result);
        DropUnderLabels(result);
        DropTail(result);
        DropHead(result);
        DropBareHeadings(result);
        return result;
    }

    private static void DropSingly(Decision[] decisions)
    {
        for (var i = 0; i < decisions.Length; i++)
        {
            if (decisions[i].Kept && IsLinksOnly(decisions[i].Block))
            {
                decisions[i] = decisions[i] with { Rule = "links only" };
            }
        }
    }

    private static bool IsLinksOnly(SourcedBlock block) => block.Block.Kind switch
    {
        TextBlockKind.Heading => block.LinkShare > 0.9 && block.Element.Name != "h1",
        _ => (block.LinkShare > 0.8 && block.Block.Text.Length < 300) || (block.LinkShare > 0.6 && block.Block.Text.Length < 100),
    };

    /// <summary>A label takes with it the short lines below: teasers of other pages.</summary>
    private static void DropUnderLabels(Decision[] decisions)
    {
        var under = false;
        for (var i = 0; i < decisions.Length; i++)
        {
            if (!decisions[i].Kept)
            {
                continue;
            }

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
            {
                under = false;
            }
        }
    }

    /// <summary>Behind the last sentence only a list, a table or code may follow.</summary>
    private static void DropTail(Decision[] decisions)
    {
        var last = Array.FindLastIndex(decisions, d => d.Kept && !IsLabel(d.Block.Block));
        for (var i = last + 1; i < decisions.Length && last >= 0; i++)
        {
            if (decisions[i].Kept)
            {
                decisions[i] = decisions[i] with { Rule = "short line after the text" };
            }
        }
    }

    private static void DropHead(Decision[] decisions)
    {
        var first = Array.FindIndex(decisions, d => d.Kept && !IsLabel(d.Block.Block));
        for (var i = 0; i < first; i++)
        {
            if (decisions[i].Kept && decisions[i].Block.Block.Kind == TextBlockKind.Paragraph)
            {
                decisions[i] = decisions[i] with { Rule = "short line before the text" };
            }
        }
    }

    /// <summary>A heading with no text before the next heading of its rank is the title of something that is not here.</summary>
    private static void DropBareHeadings(Decision[] decisions)
    {
        var next = '0';
        for (var i = decisions.Length - 1; i >= 0; i--)
        {
            if (!decisions[i].Kept)
            {
                continue;
            }

            var block = decisions[i].Block;
            if (block.Block.Kind != TextBlockKind.Heading || block.Element.Name.Length != 2)
            {
                next = '\0';
            }
            else if (next != '\0' && block.Element.Name[1] >= next && block.Element.Name != "h1")
            {
                decisions[i] = decisions[i] with { Rule = "heading without text" };
            }
            else
            {
                next = block.Element.Name[1];
            }
        }
    }

    private static bool IsLabel(TextBlock block) =>
        block.Kind == TextBlockKind.Heading || (block.Kind == TextBlockKind.Paragraph && block.Text.Length < LabelLength && !EndsSentence(block.Text));

    private static bool EndsSentence(string text) => text.AsSpan().TrimEnd("\"'”’»)“").EndsWith(".") || text[^1] is '!' or '?' or '…' or '。' or '！' or '？' or '।' or '؟';
}

using System.Buffers;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Drops blocks inside the main content that no name marks as furniture.</summary>
internal static class BlockRules
{
    /// <summary>A shorter line that ends no sentence is a label if there is no text before it, or none after it.</summary>
    private const int LabelLength = 60;

    /// <summary>A linked line of this many characters that ends as a sentence is one.</summary>
    private const int Sentence = 60;

    private const int MinRepetitions = 3;

    private const int MaxSignatureLength = 60;

    private static readonly SearchValues<char> AnnouncesLink = SearchValues.Create(":：»>›→-–|?!");

    private static readonly SearchValues<char> NoSignature = SearchValues.Create("0123456789:|©/@()[]");

    /// <summary>Applies the rules in order; a later rule ignores the blocks that an earlier one dropped.</summary>
    public static IReadOnlyList<Decision> Apply(IReadOnlyList<Decision> decisions, TextMeasure measure, string? title)
    {
        var result = decisions.ToArray();
        Headline.Drop(result, title);
        DropSingly(result);
        DropUnderLabels(result);
        DropRepeatedLabels(result);
        PictureLines.Drop(result, measure);
        ReaderCalls.Drop(result);
        ClosingBoxes.Drop(result);
        DropTail(result);
        DropHead(result);
        DropBareHeadings(result);
        return result;
    }

    private static void DropSingly(Decision[] decisions)
    {
        var announced = false;
        for (var i = 0; i < decisions.Length; i++)
        {
            if (!decisions[i].Kept)
            {
                continue;
            }

            var block = decisions[i].Block.Block;
            announced = block.Kind == TextBlockKind.ListItem ? announced : block.Text[^1] is ':' or '：' && !SectionLabels.Is(block.Text);
            if (!(announced && LeadsSomewhere(decisions[i].Block)) && IsLinksOnly(decisions[i].Block))
            {
                decisions[i] = decisions[i] with { Rule = "links only" };
            }
        }
    }

    private static bool LeadsSomewhere(SourcedBlock block) =>
        block.Block.Kind == TextBlockKind.ListItem && block.Links is [var link, ..] && link.Attribute("href") is [not '#', ..];

    private static bool IsLinksOnly(SourcedBlock block) => block.Block.Kind switch
    {
        TextBlockKind.Heading => block.LinkShare > 0.9 && block.Element.Name != "h1",
        _ when block.Links.Count == 1 && (IsSentence(block) || IsAddress(block.Block.Text)) => false,
        _ => (block.LinkShare > 0.8 && block.Block.Text.Length < 300)
            || (block.LinkShare > 0.6 && block.Block.Text.Length < 100 && IsLabelled(block))
            || (block.LinkShare > 0.5
                && block.Links.Count > 1
                && block.Block.Text.Length < 2 * LabelLength
                && block.Block.Kind == TextBlockKind.Paragraph),
    };

    /// <summary>Authors link whole sentences; titles of other pages end without a stop.</summary>
    private static bool IsSentence(SourcedBlock block) =>
        block.Element.Name == "p"
        && block.Block.Text.Length >= Sentence
        && block.BeforeLinks.AsSpan().IsWhiteSpace()
        && SentenceEnd.Is(block.Block.Text)
        && !block.Block.Text.AsSpan().ContainsAny('?', '？', '…');

    /// <summary>An address in full is part of the text.</summary>
    private static bool IsAddress(string text) =>
        text.StartsWith("http", StringComparison.OrdinalIgnoreCase) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>True if the words before the link only announce it and none follow.</summary>
    private static bool IsLabelled(SourcedBlock block)
    {
        var before = block.BeforeLinks.AsSpan().Trim();
        return before.Length == 0 || AnnouncesLink.Contains(before[^1]) || !char.IsLetterOrDigit(before[0]);
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
        && block.Block.Text.Length < LabelLength
        && block.Element.Name is not ("p" or "td" or "th" or "dt" or "dd" or "blockquote")
        && !SentenceEnd.Is(block.Block.Text);

    /// <summary>A label and the short lines below it are dropped: they are teasers of other pages.</summary>
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

    /// <summary>After the last sentence only lists, tables, code and a signature are kept.</summary>
    private static void DropTail(Decision[] decisions)
    {
        var last = Array.FindLastIndex(decisions, d => d.Kept && !IsLabel(d.Block.Block));
        var signed = false;
        for (var i = last + 1; i < decisions.Length && last >= 0; i++)
        {
            if (decisions[i].Kept && !(signed = !signed && IsSignature(decisions[i].Block, decisions[last].Block)))
            {
                decisions[i] = decisions[i] with { Rule = "short line after the text" };
            }
        }
    }

    /// <summary>Before the first sentence only a heading and a salutation are kept.</summary>
    private static void DropHead(Decision[] decisions)
    {
        var first = Array.FindIndex(decisions, d => d.Kept && !IsLabel(d.Block.Block));
        for (var i = 0; i < first; i++)
        {
            var line = decisions[i].Block;
            if (decisions[i].Kept && line.Block.Kind == TextBlockKind.Paragraph && !IsSalutation(line, decisions[first].Block))
            {
                decisions[i] = decisions[i] with { Rule = "short line before the text" };
            }
        }
    }

    /// <summary>The first line of a letter ends in a comma.</summary>
    private static bool IsSalutation(SourcedBlock line, SourcedBlock text) =>
        IsBeside(line, text) && line.Block.Text[^1] is ',' or '，' or '、' or '،';

    /// <summary>The last line of a letter is its signature or closing words: a paragraph without figures and labels.</summary>
    private static bool IsSignature(SourcedBlock line, SourcedBlock text) =>
        line.Block.Kind == TextBlockKind.Paragraph && IsBeside(line, text) && line.Block.Text.Length <= MaxSignatureLength
            && line.Links.Count == 0 && line.ItalicShare < 0.5
        && !line.Block.Text.AsSpan().ContainsAny(NoSignature)
        && !char.IsLower(line.Block.Text[line.Block.Text.LastIndexOf(' ') + 1]);

    private static bool IsBeside(SourcedBlock line, SourcedBlock text) =>
        line.Element.Name == "p" && text.Element.Name == "p" && line.Element.Parent == text.Element.Parent;

    /// <summary>A heading without text before the next heading of its rank belongs to content that was dropped.</summary>
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
        block.Kind == TextBlockKind.Heading
        || (block.Kind == TextBlockKind.Paragraph && block.Text.Length < LabelLength && !SentenceEnd.Is(block.Text));
}

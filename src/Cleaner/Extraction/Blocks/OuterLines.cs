using System.Buffers;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>Drops short lines before the first sentence of the text and after its last.</summary>
internal static class OuterLines
{
    /// <summary>A shorter line that ends no sentence is a label.</summary>
    private const int LabelLength = 60;

    private const int MaxSignatureLength = 60;

    private static readonly SearchValues<char> NoSignature = SearchValues.Create("0123456789:|©/@()[]");

    /// <summary>Drops them.</summary>
    public static void Drop(Decision[] decisions)
    {
        DropTail(decisions);
        DropHead(decisions);
    }

    /// <summary>After the last sentence only lists, tables, code and one signature are kept.</summary>
    private static void DropTail(Decision[] decisions)
    {
        var last = Array.FindLastIndex(decisions, d => d.Kept && !IsLabel(d.Block.Block));
        var signed = false;
        for (var i = last + 1; i < decisions.Length && last >= 0; i++)
        {
            if (!decisions[i].Kept)
                continue;
            if (!signed && IsSignature(decisions[i].Block, decisions[last].Block))
                signed = true;
            else
                decisions[i] = decisions[i] with { Rule = "short line after the text" };
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
        && !char.IsLower(line.Block.Text[line.Block.Text.AsSpan().LastIndexOfAny(' ', '\n') + 1]);

    private static bool IsBeside(SourcedBlock line, SourcedBlock text) =>
        line.Element.Name == "p" && text.Element.Name == "p" && line.Element.Parent == text.Element.Parent;

    private static bool IsLabel(TextBlock block) =>
        block.Kind == TextBlockKind.Heading
        || (block.Kind == TextBlockKind.Paragraph && block.Text.Length < LabelLength && !SentenceEnd.Is(block.Text));
}

using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>A block and what boilerplate rules left of it.</summary>
/// <param name="Block">The block as it was read.</param>
/// <param name="Left">What is left, or null where it was nothing else.</param>
/// <param name="Rule">The rule that applied, in words, or null where the block is as it was.</param>
public sealed record StrippedBlock(TextBlock Block, TextBlock? Left, string? Rule)
{
    /// <summary>The blocks of a text, as <see cref="Of"/>; a list below a label of sponsors or links goes with its label.</summary>
    public static List<StrippedBlock> All(IReadOnlyList<TextBlock> blocks)
    {
        var stripped = new List<StrippedBlock>(blocks.Count);
        string? label = null;
        foreach (var block in blocks)
        {
            if (label is not null && block.Kind == TextBlockKind.ListItem)
            {
                stripped.Add(new(block, null, label));
                continue;
            }
            label = block.Kind is TextBlockKind.Paragraph or TextBlockKind.Heading && BoilerplateRules.LabelOf(block.Text) is { } rule
                ? $"boilerplate ({rule})"
                : null;
            stripped.Add(label is null ? Of(block) : new(block, null, label));
        }
        return stripped;
    }

    /// <summary>A block by the rules of <c>boilerplate.yaml</c>; code and tables are authors' own.</summary>
    public static StrippedBlock Of(TextBlock block)
    {
        if (block.Kind is TextBlockKind.Code or TextBlockKind.Table)
            return new(block, block, null);
        var text = BoilerplateRules.Strip(block.Text, out var rule);
        return rule is null
            ? new(block, block, null)
            : new(block, text.Length == 0 ? null : block with { Text = text }, $"boilerplate ({rule})");
    }
}

using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>A block and what boilerplate rules left of it.</summary>
/// <param name="Block">The block as it was read.</param>
/// <param name="Left">What is left, or null if the block was nothing else.</param>
/// <param name="Rule">The rule that applied, in words, or null if the block is unchanged.</param>
public sealed record StrippedBlock(TextBlock Block, TextBlock? Left, string? Rule)
{
    /// <summary>The minimum length, in characters, of a dropped paragraph that names something; shorter ones are labels.</summary>
    private const int MinNaming = 20;

    /// <summary>The blocks of a text, as <see cref="Of"/>; a list below a label of sponsors or links is dropped with it.</summary>
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
            var shown = stripped is [.., { Left: null } above] && above.Block.Text.Length >= MinNaming
                ? block with { FollowsDropped = true } : block;
            stripped.Add(label is not null ? new(block, null, label) : WithoutLabelledLines(shown, stripped) ?? Of(shown));
        }
        return stripped is [{ Left: null } only] && SentenceOfFilm(only.Block) is { } ofFilm ? [only with { Left = ofFilm }] : stripped;
    }

    /// <summary>The sentence of <c>Watch: Firefighters rescue a dog.</c> without its label, or null. Between paragraphs it leads to a film;
    /// as the whole text it says what the film shows.</summary>
    private static TextBlock? SentenceOfFilm(TextBlock block) =>
        block is { Kind: TextBlockKind.Paragraph, IsLink: false } && BoilerplateRules.WithoutLabel(block.Text) is var sentence
        && sentence.Length < block.Text.Length && SentenceMarks.IsEnded(sentence) && !sentence.Contains('/', StringComparison.Ordinal)
            ? Of(block with { Text = sentence }).Left
            : null;

    /// <summary>The block without a label and the lines below it (<c>Sponsors:</c>, one a line), or null if it has none. A text that is
    /// nothing else stays.</summary>
    private static StrippedBlock? WithoutLabelledLines(TextBlock block, List<StrippedBlock> before)
    {
        if (block.Kind is not (TextBlockKind.Paragraph or TextBlockKind.ListItem))
            return null;
        for (var at = 0; block.Text.IndexOf('\n', at) is >= 0 and var end; at = end + 1)
        {
            if (BoilerplateRules.LabelOf(block.Text[at..end].Trim()) is not { } rule || (at == 0 && before.All(b => b.Left is null)))
                continue;
            var left = Of(block with { Text = block.Text[..at].TrimEnd() });
            return new(block, at == 0 ? null : left.Left, $"boilerplate ({rule})");
        }
        return null;
    }

    /// <summary>A block without what the rules strip; code and tables are authors' own.</summary>
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

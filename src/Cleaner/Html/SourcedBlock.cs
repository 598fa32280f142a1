namespace BriefingBus.Cleaner.Html;

/// <summary>A block of text and its source.</summary>
/// <param name="Block">The text.</param>
/// <param name="Element">The element of the text.</param>
/// <param name="LinkShare">The share of its characters in links, 0 to 1.</param>
internal sealed record SourcedBlock(TextBlock Block, MarkupNode Element, double LinkShare)
{
    /// <summary>The links in it.</summary>
    public IReadOnlyList<MarkupNode> Links { get; init; } = [];

    /// <summary>The text before its first link; all of it if it has none.</summary>
    public string BeforeLinks { get; init; } = Block.Text;

    /// <summary>The text after its last link; empty if it has none.</summary>
    public string AfterLinks { get; init; } = "";

    /// <summary>The share of its characters in italics, 0 to 1.</summary>
    public double ItalicShare { get; init; }
}

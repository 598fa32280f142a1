namespace BriefingBus.Cleaner.Html;

/// <summary>A block of text and where it came from.</summary>
/// <param name="Block">The text.</param>
/// <param name="Element">The element whose text it is.</param>
/// <param name="LinkShare">The share of its characters in links, 0 to 1.</param>
internal sealed record SourcedBlock(TextBlock Block, MarkupNode Element, double LinkShare)
{
    /// <summary>The links in it.</summary>
    public IReadOnlyList<MarkupNode> Links { get; init; } = [];

    /// <summary>The text before its first link; all of it where it has none.</summary>
    public string BeforeLinks { get; init; } = Block.Text;

    /// <summary>The text behind its last link; none where it has none.</summary>
    public string AfterLinks { get; init; } = "";

    /// <summary>The share of its characters in italics, 0 to 1.</summary>
    public double ItalicShare { get; init; }
}

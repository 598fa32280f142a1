namespace BriefingBus.Cleaner.Html;

/// <summary>A block of text and where it came from.</summary>
/// <param name="Block">The text.</param>
/// <param name="Element">The element whose text it is.</param>
/// <param name="LinkShare">The share of its characters that stand in links, 0 to 1.</param>
internal sealed record SourcedBlock(TextBlock Block, MarkupNode Element, double LinkShare);

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Why a block of a page was kept or left out.</summary>
/// <param name="Kept">True where the block is part of the main content.</param>
/// <param name="Rule">The rule that decided, in words.</param>
/// <param name="Path">Where the block stands: its elements with class and id, outermost first.</param>
/// <param name="Text">The beginning of its text.</param>
public sealed record BlockDecision(bool Kept, string Rule, string Path, string Text);

using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>The decision to keep or drop a block of a page.</summary>
/// <param name="Kept">True if the block is part of the main content.</param>
/// <param name="Rule">The rule that decided, in words.</param>
/// <param name="Path">The innermost elements around the block with their classes and ids, outermost first.</param>
/// <param name="Block">The block.</param>
public sealed record BlockDecision(bool Kept, string Rule, string Path, TextBlock Block);

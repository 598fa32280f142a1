using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Why a block of a page was kept or left out.</summary>
/// <param name="Kept">True where the block is part of the main content.</param>
/// <param name="Rule">The rule that decided, in words.</param>
/// <param name="Path">Where the block stands: the innermost elements around it with their classes and ids, outermost first.</param>
/// <param name="Block">The block.</param>
public sealed record BlockDecision(bool Kept, string Rule, string Path, TextBlock Block);

using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>The state of a block while the rules are applied.</summary>
/// <param name="Block">The block.</param>
/// <param name="Rule">The rule that dropped it; null while it is kept.</param>
internal sealed record Decision(SourcedBlock Block, string? Rule)
{
    /// <summary>True while no rule has dropped the block.</summary>
    public bool Kept => Rule is null;
}

using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>A block on its way through the rules.</summary>
/// <param name="Block">The block.</param>
/// <param name="Rule">The rule that left it out; null while it is kept.</param>
internal sealed record Decision(SourcedBlock Block, string? Rule)
{
    /// <summary>True while no rule has left the block out.</summary>
    public bool Kept => Rule is null;
}

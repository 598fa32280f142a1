using BriefingBus.Contracts;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>What became of one entry.</summary>
/// <param name="Item">The entry with what is known of its feed: enough to clean it again by itself.</param>
/// <param name="Report">The cleaned item and how it came about, or null where it could not be cleaned.</param>
/// <param name="Failure">Why it could not be cleaned, or null.</param>
public sealed record EntryOutcome(CleanItem Item, EntryReport? Report, Exception? Failure)
{
    /// <summary>The item, or null where it could not be cleaned.</summary>
    public ItemCleaned? Cleaned => Report?.Item;
}

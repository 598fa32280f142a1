using BriefingBus.Contracts;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>The outcome of cleaning one entry.</summary>
/// <param name="Item">The entry and the facts of its feed: enough to clean it again by itself.</param>
/// <param name="Report">The cleaned item and its explanation, or null if cleaning failed.</param>
/// <param name="Failure">Why cleaning failed, or null.</param>
public sealed record EntryOutcome(CleanItem Item, EntryReport? Report, Exception? Failure)
{
    /// <summary>The item, or null if cleaning failed.</summary>
    public ItemCleaned? Cleaned => Report?.Item;
}

using BriefingBus.Contracts;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>What became of one entry.</summary>
/// <param name="Item">The entry with what is known of its feed: enough to clean it again by itself.</param>
/// <param name="Cleaned">The item, or null where it could not be cleaned.</param>
/// <param name="Failure">Why it could not be cleaned, or null.</param>
public sealed record EntryOutcome(CleanItem Item, ItemCleaned? Cleaned, Exception? Failure);

namespace BriefingBus.Composer.Storage;

/// <summary>An entry that should arrive as an item.</summary>
/// <param name="ItemId">The item's identity.</param>
/// <param name="ContentHash">Hash of the entry as fetched.</param>
public sealed record AwaitedEntry(Guid ItemId, string ContentHash);

using BriefingBus.Contracts;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>The identity of the message about an item. It is the same if a poll is published again after a crash, so that a copy of a
/// failed message is not taken for another failure.</summary>
internal static class ItemMessageId
{
    /// <summary>The identity of a <see cref="Contracts.CleanItem"/>.</summary>
    public static Guid Of(CleanItem item) => Create("clean-item", item.FetchId, item.Entry.ItemId, item.Entry.ContentHash);

    /// <summary>The identity of an <see cref="Contracts.ItemCleaned"/>.</summary>
    public static Guid Of(ItemCleaned item) => Create("item-cleaned", item.FetchId, item.ItemId, item.ContentHash);

    private static Guid Create(string kind, Guid fetch, Guid item, string hash) =>
        NameBasedId.Create(kind, fetch.ToString(), item.ToString(), hash);
}

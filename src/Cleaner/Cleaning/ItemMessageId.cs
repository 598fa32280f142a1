using BriefingBus.Contracts;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>
/// The identity of the message about an item. It is the same where a poll is published again after a kill, so that a copy of a failed
/// message can be distinguished from another failure.
/// </summary>
internal static class ItemMessageId
{
    /// <summary>Of the message to clean it by itself.</summary>
    public static Guid Of(CleanItem item) => Create("clean-item", item.FetchId, item.Entry.ItemId, item.Entry.ContentHash);

    /// <summary>Of the message that it is clean.</summary>
    public static Guid Of(ItemCleaned item) => Create("item-cleaned", item.FetchId, item.ItemId, item.ContentHash);

    private static Guid Create(string kind, Guid fetch, Guid item, string hash) =>
        NameBasedId.Create(kind, fetch.ToString(), item.ToString(), hash);
}

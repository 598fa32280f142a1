using BriefingBus.Contracts;

namespace BriefingBus.FeedHealth;

/// <summary>Determines when an item counts as published.</summary>
public static class ItemDate
{
    /// <summary>The tolerated lead of publishers' clocks.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    private static readonly DateTimeOffset Earliest = new(1995, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The publisher's date if it is plausible: not before 1995 (there were no feeds) and at most an hour after the item was first
    /// seen. Otherwise the instant at which the item was first seen.</summary>
    public static DateTimeOffset Of(ItemCleaned item) => Stated(item) ?? item.FirstSeen;

    /// <summary>When a changed item counts as changed: the publisher's date of the change by the same rule, else the poll that brought
    /// it.</summary>
    public static DateTimeOffset OfChange(ItemCleaned item) =>
        item.Updated is { } updated && updated >= Of(item) && updated <= item.FetchedAt + Tolerance ? updated : item.FetchedAt;

    /// <summary>The publisher's date if it is plausible; null otherwise.</summary>
    internal static DateTimeOffset? Stated(ItemCleaned item) =>
        (item.Published ?? item.Updated) is { } date && date >= Earliest && date <= item.FirstSeen + Tolerance ? date : null;
}

/// <summary>Determines when each of several items counts as published: by <see cref="ItemDate"/>, except for an item without a plausible
/// date in a feed that dates its items. That one is as old as its neighbours, not as new as the poll.</summary>
public sealed class ItemDates
{
    private readonly Dictionary<Guid, DateTimeOffset> undated = [];

    /// <summary>Determines the dates of the items.</summary>
    public ItemDates(IEnumerable<ItemCleaned> items)
    {
        foreach (var document in items.Where(i => i.Position is not null).GroupBy(i => i.FetchId))
        {
            var ordered = document.OrderBy(i => i.Position).ToList();
            if (ordered.Exists(IsDated))
                Date(ordered);
        }
    }

    /// <summary>When the item counts as published.</summary>
    public DateTimeOffset Of(ItemCleaned item) => undated.TryGetValue(item.ItemId, out var date) ? date : ItemDate.Of(item);

    private void Date(List<ItemCleaned> document)
    {
        var after = new DateTimeOffset?[document.Count];
        for (var i = document.Count - 2; i >= 0; i--)
            after[i] = ItemDate.Stated(document[i + 1]) ?? after[i + 1];
        DateTimeOffset? before = null;
        for (var i = 0; i < document.Count; i++)
        {
            var (item, firstSeen) = (document[i], document[i].FirstSeen);
            if (ItemDate.Stated(item) is { } stated)
                before = stated;
            else
                undated[item.ItemId] = new[] { before ?? firstSeen, after[i] ?? firstSeen, firstSeen }.Min();
        }
    }

    private static bool IsDated(ItemCleaned item) => ItemDate.Stated(item) is not null;
}

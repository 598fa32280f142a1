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
        for (var i = 0; i < document.Count; i++)
        {
            if (IsDated(document[i]))
                continue;
            var before = document.Take(i).LastOrDefault(IsDated);
            var after = document.Skip(i + 1).FirstOrDefault(IsDated);
            var beside = new[] { before, after }.OfType<ItemCleaned>().Min(ItemDate.Of);
            undated[document[i].ItemId] = beside < document[i].FirstSeen ? beside : document[i].FirstSeen;
        }
    }

    private static bool IsDated(ItemCleaned item) => ItemDate.Stated(item) is not null;
}

using BriefingBus.Contracts;

namespace BriefingBus.FeedHealth;

/// <summary>When an item counts as published.</summary>
public static class ItemDate
{
    /// <summary>Publishers' clocks may be this much ahead.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    private static readonly DateTimeOffset Earliest = new(1995, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The publisher's date where it can be true: not before 1995 (there were no feeds) and not over an hour after the item was first
    /// seen. Any other date, and none, means the instant at which it was first seen.</summary>
    public static DateTimeOffset Of(ItemCleaned item) => OrFirstSeen(item.Published ?? item.Updated, item.FirstSeen);

    /// <summary>When an item that has changed counts as changed: the publisher's date of the change by the same rule, else the poll that brought it.</summary>
    public static DateTimeOffset OfChange(ItemCleaned item) =>
        item.Updated is { } updated && updated >= Of(item) && updated <= item.FetchedAt + Tolerance ? updated : item.FetchedAt;

    private static DateTimeOffset OrFirstSeen(DateTimeOffset? stated, DateTimeOffset firstSeen) =>
        stated is { } date && date >= Earliest && date <= firstSeen + Tolerance ? date : firstSeen;
}

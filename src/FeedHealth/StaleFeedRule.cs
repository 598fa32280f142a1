using BriefingBus.Configuration;

namespace BriefingBus.FeedHealth;

/// <summary>Decides when a feed that can be read counts as stale.</summary>
public static class StaleFeedRule
{
    /// <summary>The number of usual intervals without a new item after which a feed is stale.</summary>
    public const int UsualIntervals = 6;

    /// <summary>The minimum time without a new item, since newsrooms pause at night.</summary>
    public static readonly TimeSpan MinInterval = TimeSpan.FromDays(1);

    /// <summary>The limit for a feed with too few items for a usual interval; most publishers appear at least once a quarter.</summary>
    public static readonly TimeSpan WithoutInterval = TimeSpan.FromDays(90);

    /// <summary>The maximum limit for any other feed, unless its usual interval is longer than half of it.</summary>
    public static readonly TimeSpan MaxInterval = TimeSpan.FromDays(365);

    /// <summary>Whether the feed is stale at an instant: its newest item is older than <c>silentAfter</c>, or, if that is not set, than six
    /// times its usual interval and at least a day, without Saturdays and Sundays. The limit is <see cref="WithoutInterval"/> for a feed
    /// without a usual interval, and <see cref="MaxInterval"/> for one with a long interval.</summary>
    public static bool IsStale(FeedOptions feed, FeedStatus report, DateTimeOffset at, TimeZoneInfo zone)
    {
        if (report.NewestEntry is not { } newest || newest >= at)
            return false;
        var silence = at - newest;
        if (feed.SilentAfter is { } limit)
            return silence > limit;
        if (report.UsualInterval is not { } usual)
            return silence > WithoutInterval;
        return silence > Later(MaxInterval, usual * 2) || Workdays(newest, at, zone) > Later(MinInterval, usual * UsualIntervals);
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Workdays(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        var begin = TimeZoneInfo.ConvertTime(from, zone).DateTime;
        var end = TimeZoneInfo.ConvertTime(to, zone).DateTime;
        var whole = end - begin;
        if (whole > TimeSpan.FromDays(60))
            return whole * 5 / 7;
        for (var day = begin.Date; day < end; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                whole -= (day.AddDays(1) < end ? day.AddDays(1) : end) - (day > begin ? day : begin);
        }
        return whole;
    }
}

/// <summary>A feed's usual interval between new entries.</summary>
public static class UsualInterval
{
    /// <summary>The maximum number of newest entries that count.</summary>
    public const int Entries = 200;

    private const int MinGaps = 4;

    /// <summary>The gap between two entries that contains a random moment: half of all time lies in gaps this long or shorter. With a plain
    /// median, a newsroom would be stale every night, and a weekly batch of three within the hour.</summary>
    /// <returns>Null if fewer than five entries of different instants are known.</returns>
    public static TimeSpan? Of(IEnumerable<DateTimeOffset> dates)
    {
        var instants = dates.Distinct().Order().ToList();
        if (instants.Count <= MinGaps)
            return null;

        var gaps = instants.Zip(instants.Skip(1), (one, next) => next - one).Order().ToList();
        var half = (instants[^1] - instants[0]) / 2;
        var passed = TimeSpan.Zero;
        return gaps.First(gap => (passed += gap) >= half);
    }
}

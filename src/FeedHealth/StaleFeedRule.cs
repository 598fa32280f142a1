using BriefingBus.Configuration;

namespace BriefingBus.FeedHealth;

/// <summary>When a feed that can be read counts as silent.</summary>
public static class StaleFeedRule
{
    /// <summary>A feed is silent after this many of its usual intervals without a new item.</summary>
    public const int UsualIntervals = 6;

    /// <summary>A feed is never silent before this: newsrooms sleep.</summary>
    public static readonly TimeSpan MinInterval = TimeSpan.FromDays(1);

    /// <summary>A feed with too few items for a usual interval is silent after this: most publishers appear once in a quarter.</summary>
    public static readonly TimeSpan WithoutInterval = TimeSpan.FromDays(90);

    /// <summary>Any other feed is silent after this at the latest, unless its usual interval is longer than half of it.</summary>
    public static readonly TimeSpan MaxInterval = TimeSpan.FromDays(365);

    /// <summary>Whether the feed is silent at the instant: longer than <c>silentAfter</c> since its newest item, or, if that is not set,
    /// than six times its usual interval plus a day, without Saturdays and Sundays. A feed without a usual interval is silent after
    /// <see cref="WithoutInterval"/>, one with a long interval after <see cref="MaxInterval"/>.</summary>
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
    /// <summary>The number of newest entries that count.</summary>
    public const int Entries = 200;

    private const int MinGaps = 4;

    /// <summary>The gap between two entries that a random moment falls into: half of all time lies in gaps this long or shorter. A plain
    /// median would call a newsroom silent every night and a weekly batch of three silent within the hour.</summary>
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

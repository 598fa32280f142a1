using BriefingBus.Contracts;

namespace BriefingBus.Composer.Weather;

/// <summary>
/// Reads a weather feed as data: Environment Canada's city feeds and alert boards, forecasts of the US National Weather Service, CAP
/// alerts, and feeds of warnings alone.
/// </summary>
public static class WeatherReader
{
    /// <summary>The report of a feed, or null where the feed is none that is understood: its items are told as plain ones then.</summary>
    /// <param name="items">
    /// The feed's known items, in any order, those of earlier issues included: the report holds the newest issue only.
    /// </param>
    /// <param name="feedName">The name to show for the feed.</param>
    /// <param name="now">The instant of the briefing: what has ended by then is left out, what is old is marked.</param>
    /// <param name="zone">The edition's time zone, for a feed that does not tell its own local time.</param>
    public static WeatherReport? Read(IReadOnlyList<ItemCleaned> items, string feedName, DateTimeOffset now, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(zone);
        return items.Count == 0 ? null : CityWeather.Read(items, feedName, now, zone)
            ?? GridpointWeather.Read(items, feedName, now) ?? AlertFeed.Read(items, feedName, now);
    }

    /// <summary>
    /// The report without what an old one cannot know: the present weather, and what is in force. A feed that has said nothing for 48
    /// hours is old.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="known">When the feed last said or was last seen to say what it says.</param>
    /// <param name="now">The instant of the briefing.</param>
    public static WeatherReport WithoutTheOutdated(WeatherReport report, DateTimeOffset? known, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(report);
        return now - known <= Outdated || known is null
            ? report
            : report with { Stale = true, Warnings = [], AllClear = null, Now = [], Forecast = [] };
    }

    private static readonly TimeSpan Outdated = TimeSpan.FromHours(48);

    /// <summary>When an item was issued: its last change, else its publication, else when a poll first saw it. A date before 1970, or more
    /// than a day after it was fetched, is not believed.</summary>
    internal static DateTimeOffset IssuedAt(ItemCleaned item) =>
        Believed(item.Updated, item) ?? Believed(item.Published, item) ?? item.FirstSeen;

    private static DateTimeOffset? Believed(DateTimeOffset? instant, ItemCleaned item) =>
        instant >= DateTimeOffset.UnixEpoch && instant <= item.FetchedAt.AddDays(1) ? instant : null;

    /// <summary>True where a report is more than six hours old.</summary>
    internal static bool IsStale(DateTimeOffset? issued, DateTimeOffset now) => now - issued > TimeSpan.FromHours(6);
}

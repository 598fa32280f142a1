using BriefingBus.Contracts;

namespace BriefingBus.Composer.Weather;

/// <summary>Reads weather feeds as data: Environment Canada's city feeds and alert boards, forecasts of the US National Weather Service,
/// CAP alerts, and feeds of warnings alone.</summary>
public static class WeatherReader
{
    /// <summary>The report of a feed, or null if the feed is not understood and its items are ordinary stories.</summary>
    /// <param name="items">The feed's known items in any order, including those of earlier issues; the report has only the newest
    /// issue.</param>
    /// <param name="feedName">The name to show for the feed.</param>
    /// <param name="now">The instant of the briefing: ended warnings are left out, old reports are marked.</param>
    /// <param name="zone">The edition's time zone, for a feed without its local time.</param>
    /// <param name="language">The language of the labels; null for the feed's own.</param>
    public static WeatherReport? Read(IReadOnlyList<ItemCleaned> items, string feedName, DateTimeOffset now, TimeZoneInfo zone,
        string? language = null) =>
        items.Count == 0 ? null : CityWeather.Read(items, feedName, now, zone, language)
            ?? GridpointWeather.Read(items, feedName, now, language) ?? AlertFeed.Read(items, feedName, now);

    /// <summary>Removes the present conditions and the warnings in force from an old report. A report is old after 48 hours without
    /// news.</summary>
    /// <param name="report">The report.</param>
    /// <param name="known">When the feed last gave this report, or a poll last saw it.</param>
    /// <param name="now">The instant of the briefing.</param>
    public static WeatherReport WithoutTheOutdated(WeatherReport report, DateTimeOffset? known, DateTimeOffset now) =>
        now - known <= Outdated || known is null
            ? report
            : report with { Stale = true, Warnings = [], AllClear = null, Now = [], Forecast = [] };

    private static readonly TimeSpan Outdated = TimeSpan.FromHours(48);

    /// <summary>When an item was issued: its last change, else its publication, else when a poll first saw it. A date before 1970, or more
    /// than a day after it was fetched, is ignored.</summary>
    internal static DateTimeOffset IssuedAt(ItemCleaned item) =>
        Believed(item.Updated, item) ?? Believed(item.Published, item) ?? item.FirstSeen;

    private static DateTimeOffset? Believed(DateTimeOffset? instant, ItemCleaned item) =>
        instant >= DateTimeOffset.UnixEpoch && instant <= item.FetchedAt.AddDays(1) ? instant : null;

    /// <summary>True if a report is more than six hours old.</summary>
    internal static bool IsStale(DateTimeOffset? issued, DateTimeOffset now) => now - issued > TimeSpan.FromHours(6);
}

using System.Globalization;
using BriefingBus.Contracts;
using BriefingBus.Rendering.Languages;

namespace BriefingBus.Composer.Weather;

/// <summary>Reads a forecast of api.weather.gov: each period gives its beginning in the place's local time.</summary>
internal static class GridpointWeather
{
    /// <summary>The report, or null if an item is not a period of such a forecast.</summary>
    public static WeatherReport? Read(IReadOnlyList<ItemCleaned> items, string feedName, DateTimeOffset now, string? language)
    {
        var periods = items.Select(i => (Item: i, Start: Start(i))).ToList();
        if (periods.Exists(p => p.Start is null))
            return null;
        var labels = Phrases.Of(language);
        var issued = items.Max(WeatherReader.IssuedAt);
        // A period of an earlier issue may begin later than its replacement: “Today” at six, “This Afternoon” at noon.
        var newest = periods.OrderByDescending(p => WeatherReader.IssuedAt(p.Item)).ThenByDescending(p => p.Start)
            .Where(p => !p.Item.Withdrawn)
            .Select(p => (p.Item, Period: ForecastPeriod.Of(p.Start!.Value, IsNight(p.Item)), p.Start!.Value.Offset))
            .DistinctBy(p => p.Period)
            .OrderBy(p => p.Period.Date).ThenBy(p => p.Period.Night);
        return new()
        {
            Place = feedName,
            Source = feedName,
            FeedUrl = items[0].FeedUrl,
            Issued = issued,
            Stale = WeatherReader.IsStale(issued, now),
            Forecast =
            [
                .. newest.Select(p => (Label: p.Period.CalledAt(now.ToOffset(p.Offset), labels), p.Item.Text))
                    .Where(p => p.Label is not null && p.Text.Length > 0)
                    .DistinctBy(p => p.Label)
                    .Select(p => new WeatherLine { Label = p.Label!, Text = OneLine(p.Text) }),
            ],
        };
    }

    private static bool IsNight(ItemCleaned item) => item.Extensions.GetValueOrDefault("nws:isDaytime") == "false";

    private static DateTimeOffset? Start(ItemCleaned item) =>
        DateTimeOffset.TryParse(item.Extensions.GetValueOrDefault("nws:startTime"), CultureInfo.InvariantCulture, out var start)
            ? start : null;

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

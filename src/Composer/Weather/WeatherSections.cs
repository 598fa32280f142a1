using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;

namespace BriefingBus.Composer.Weather;

/// <summary>Finds the weather of an edition's weather sections.</summary>
public static class WeatherSections
{
    /// <summary>The reports of each weather section by its index in the edition, in the order of its feeds. A section without an understood
    /// feed has no entry; the items of a feed that is not understood remain ordinary items.</summary>
    public static IReadOnlyDictionary<int, IReadOnlyList<WeatherReport>> Read(
        EditionOptions edition, IReadOnlyList<FeedStatus> feeds, IReadOnlyList<ItemCleaned> known, DateTimeOffset at)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(edition.TimeZone);
        var read = feeds.Where(f => f.ReadAt is not null).ToDictionary(f => f.FeedUrl, f => f.ReadAt, StringComparer.Ordinal);
        var items = known.ToLookup(i => i.FeedUrl, StringComparer.Ordinal);
        return edition.Sections
            .Select((section, place) => (Place: place, Reports: section.Kind == SectionKind.Weather ? Reports(section) : []))
            .Where(s => s.Reports.Count > 0)
            .ToDictionary(s => s.Place, s => s.Reports);

        // Every poll of a list of alerts confirms what is in force; a forecast is as old as its issue.
        DateTimeOffset? Known(WeatherReport report) =>
            !IsForecast(report) && read.TryGetValue(report.FeedUrl, out var readAt) ? readAt : report.Issued;

        static bool IsForecast(WeatherReport report) => report.Forecast.Count + report.Now.Count > 0;

        string NameOf(FeedOptions feed) => feed.Name ?? items[feed.Url].FirstOrDefault()?.FeedName ?? feed.Url;

        IReadOnlyList<WeatherReport> Reports(SectionOptions section) =>
        [
            .. section.Feeds.DistinctBy(f => f.Url, StringComparer.Ordinal)
                .Select(f => WeatherReader.Read([.. items[f.Url]], NameOf(f), at, zone, edition.Language))
                .OfType<WeatherReport>()
                .Select(r => r.Stale || IsForecast(r) ? r : r with { Stale = WeatherReader.IsStale(Known(r), at) })
                .Select(r => WeatherReader.WithoutTheOutdated(r, Known(r), at)),
        ];
    }
}

using BriefingBus.Contracts;

namespace BriefingBus.Composer.Weather;

/// <summary>Reads the warnings of Environment Canada's feeds: <c>RAINFALL WARNING IN EFFECT, Montréal</c>, or one item that states that
/// there are none.</summary>
internal static class CityWarnings
{
    /// <summary>The warnings in force, most serious first.</summary>
    /// <param name="items">The items of the warnings' category, newest first.</param>
    /// <param name="now">The instant of the briefing.</param>
    public static IReadOnlyList<WeatherWarning> Read(IReadOnlyList<ItemCleaned> items, DateTimeOffset now)
    {
        // "No warnings" ends all earlier warnings; for each event the newest item counts.
        var clear = items.FirstOrDefault(IsAllClear);
        return
        [
            .. items.TakeWhile(i => i != clear)
                .DistinctBy(i => (Event(i).ToUpperInvariant(), Area(i.Title)?.ToUpperInvariant()))
                .Where(i => !i.Withdrawn && Event(i).Length > 0 && !WarningEnd.HasEnded(i.Title) && IsRecent(i, now))
                .Select(Warning)
                .OrderBy(w => WarningWords.Rank(w.Severity)).ThenByDescending(w => w.Issued),
        ];
    }

    /// <summary>The issuer's statement that no warning is in force, or null.</summary>
    public static string? AllClear(IReadOnlyList<ItemCleaned> items) => items.FirstOrDefault(IsAllClear) is { } clear
        ? WarningText.Of(clear).FirstOrDefault(WarningEnd.IsAllClear) ?? BeforeArea(clear.Title)
        : null;

    /// <summary>The area in a title, after the comma; or null.</summary>
    public static string? Area(string title) =>
        title.IndexOf(',') is > 0 and var comma && title[(comma + 1)..].Trim() is { Length: > 0 } area ? area : null;

    private static bool IsAllClear(ItemCleaned item) => WarningEnd.IsAllClear(item.Title);

    // An ended warning is matched by the name that it had in force.
    private static string Event(ItemCleaned item) => WarningWords.EventName(WarningEnd.WithoutEnd(BeforeArea(item.Title)));

    private static string BeforeArea(string title) => title.IndexOf(',') is > 0 and var comma ? title[..comma].Trim() : title.Trim();

    // The issuer renews a warning in force at least twice a day.
    private static bool IsRecent(ItemCleaned item, DateTimeOffset now) =>
        now - WeatherReader.IssuedAt(item) <= TimeSpan.FromHours(24) || now - item.FetchedAt <= TimeSpan.FromHours(24);

    private static WeatherWarning Warning(ItemCleaned item) => new()
    {
        Event = Event(item),
        Severity = WarningWords.SeverityOf(item.Title) ?? "warning",
        Area = Area(item.Title),
        Text = WarningText.Of(item),
        Issued = WeatherReader.IssuedAt(item),
        Link = item.Link,
    };
}

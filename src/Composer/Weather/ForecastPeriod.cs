using BriefingBus.Rendering.Languages;

namespace BriefingBus.Composer.Weather;

/// <summary>A period of a forecast: a day or the night after it.</summary>
internal sealed record ForecastPeriod
{
    /// <summary>The day, or the day that the night begins on, in the place's local time.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>True for a night: from the evening of <see cref="Date"/> to the next morning.</summary>
    public required bool Night { get; init; }

    /// <summary>The period that a forecast's label means (<c>Tuesday</c>, <c>Tuesday night</c>, <c>Ce soir et cette nuit</c>), or null if
    /// it means none.</summary>
    /// <param name="label">The text before the colon.</param>
    /// <param name="issued">When the forecast was issued, in the place's local time.</param>
    /// <param name="words">The language's words.</param>
    public static ForecastPeriod? Of(string label, DateTimeOffset issued, WeatherWords words)
    {
        bool Says(string word) => label.Contains(word, StringComparison.OrdinalIgnoreCase);
        var night = words.Night.Any(Says);
        var issueDay = DateOnly.FromDateTime(issued.DateTime);
        var weekday = Array.FindIndex(words.Weekdays, Says);
        if (weekday >= 0)
        {
            // Before dawn the night that began yesterday is still the first period.
            var first = night && issued.Hour < MorningHour ? issueDay.AddDays(-1) : issueDay;
            return new() { Date = first.AddDays((weekday - (int)first.DayOfWeek + 7) % 7), Night = night };
        }

        if (Says(words.Days.Tomorrow))
            return new() { Date = issueDay.AddDays(1), Night = night };
        if (Says(words.Days.Today) || night)
            return new() { Date = night && issued.Hour < MorningHour ? issueDay.AddDays(-1) : issueDay, Night = night };
        return null;
    }

    /// <summary>The period that begins at an instant of the place's local time. A night that begins before dawn began the evening
    /// before.</summary>
    public static ForecastPeriod Of(DateTimeOffset start, bool isNight) => new()
    {
        Date = DateOnly.FromDateTime(start.DateTime).AddDays(isNight && start.Hour < MorningHour ? -1 : 0),
        Night = isNight,
    };

    /// <summary>The relative name of the period: today, tonight or tomorrow; null for an earlier or later one.</summary>
    /// <param name="now">The present, in the place's local time.</param>
    /// <param name="labels">The phrases of the language.</param>
    public string? CalledAt(DateTimeOffset now, Phrases labels)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        return (Date.DayNumber - today.DayNumber, Night) switch
        {
            (-1, true) when now.Hour < MorningHour => labels["weather.tonight"],
            (0, false) when now.Hour < EveningHour => labels["weather.today"],
            (0, true) => labels["weather.tonight"],
            (1, false) => labels["weather.tomorrow"],
            _ => null,
        };
    }

    // A day's forecast is valid until 18:00, a night's until 06:00.
    // https://www.canada.ca/en/environment-climate-change/services/types-weather-forecasts-use/public/guide.html
    private const int MorningHour = 6;
    private const int EveningHour = 18;
}

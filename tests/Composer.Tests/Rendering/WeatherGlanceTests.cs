using BriefingBus.Contracts;
using BriefingBus.Rendering;
using BriefingBus.Rendering.Weather;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Rendering;

public sealed class WeatherGlanceTests
{
    [Theory]
    [InlineData("Mainly cloudy. High 21. Humidex 26.", "Clearing. Low plus 1.", "21", "1")]
    [InlineData("Snow. High minus 7.", "Low minus 12 except minus 15 near the river.", "−7", "−12")]
    [InlineData("Sunny. High zero.", "Clear. Low zero.", "0", "0")]
    [InlineData("Clearing in the evening. Low plus 5.", "Sunny. High 18.", null, "5")]
    [InlineData("Periods of drizzle. Temperature steady near 11.", "Cloudy. Low 9.", null, "9")]
    [InlineData("Ensoleillé. Maximum 21.", "Dégagé. Minimum moins 3.", "21", "−3")]
    [InlineData("Snow, with a high near 35.", "Mostly clear, with a low around -3.", "35", "−3")]
    [InlineData("Hot, with a high near 104.", "Warm, with a low around 81.", "104", "81")]
    [InlineData("Highway 17 closed.", "Nothing.", null, null)]
    public void The_high_is_the_days_and_the_low_that_of_the_night_after_it(string first, string second, string? high, string? low) =>
        ForecastTemperatures.Of(Report([], first, second)).ShouldBe(new(high, low));

    [Theory]
    [InlineData("Mostly Cloudy", "🌥️")]
    [InlineData("Light Rainshower", "🌧️")]
    [InlineData("Thunderstorm with light rain", "⛈️")]
    [InlineData("Clear", "🌙")]
    [InlineData("Généralement nuageux", "🌥️")]
    [InlineData("Pluie faible", "🌧️")]
    [InlineData("Something new", "🌡️")]
    public void A_sky_has_a_picture(string condition, string icon) =>
        WeatherIcons.Of(Report([new() { Label = "Condition", Text = condition }], "Sunny.")).ShouldBe(icon);

    [Theory]
    [InlineData("en", false, "Pembroke now: Sunny", "now:")]
    [InlineData("en", true, "Pembroke, Tuesday 22:00: Sunny", "Tuesday 22:00:")]
    [InlineData("de", true, "Pembroke, Dienstag 22:00: Sunny", "Dienstag 22:00:")]
    [InlineData("fr", true, "Pembroke, mardi 22:00 : Sunny", "mardi 22:00 :")]
    public void Old_conditions_are_of_their_hour_and_not_of_now(string language, bool isOld, string place, string now)
    {
        var morning = new DateTimeOffset(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);
        var report = Report([]) with { Issued = morning.AddHours(isOld ? -8 : -1), Stale = isOld };
        var clock = new BriefingClock(morning, "Etc/UTC", language);

        Wording.PlaceNow(report, "Pembroke", "Sunny", clock).ShouldBe(place);
        Wording.Now(report, clock).ShouldBe(now);
    }

    [Fact]
    public void Without_present_conditions_the_forecast_gives_the_picture() =>
        WeatherIcons.Of(Report([], "Sunny. High 21.")).ShouldBe("☀️");

    private static WeatherReport Report(IReadOnlyList<WeatherLine> now, params IEnumerable<string> forecast) => new()
    {
        Place = "Pembroke",
        Source = "EC",
        FeedUrl = "",
        Now = now,
        Forecast = [.. forecast.Select(t => new WeatherLine { Label = "Today", Text = t })],
    };
}

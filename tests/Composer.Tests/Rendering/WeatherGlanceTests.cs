using BriefingBus.Contracts;
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

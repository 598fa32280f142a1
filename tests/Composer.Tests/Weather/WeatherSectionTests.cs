using BriefingBus.Composer.Composing;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Weather;

public sealed class WeatherSectionTests
{
    private const string City = "https://weather.example/city.xml";

    [Fact]
    public void A_weather_feed_that_is_understood_is_a_report_and_no_story()
    {
        var section = Compose(Forecast(), Story()).Sections.Single();
        section.Weather.ShouldHaveSingleItem().Forecast.ShouldHaveSingleItem().Text.ShouldBe("Sunny. High 21.");
        section.Stories.ShouldHaveSingleItem().Title.ShouldBe("Museum returns carved mask to its village");
    }

    [Fact]
    public void A_weather_feed_that_is_not_understood_is_shown_as_stories()
    {
        var section = Compose(Story()).Sections.Single();
        section.Weather.ShouldBeEmpty();
        section.Stories.ShouldHaveSingleItem();
    }

    [Fact]
    public void The_weather_in_a_section_of_news_is_news()
    {
        var section = Compose(SectionKind.News, Forecast()).Sections.Single();
        section.Weather.ShouldBeEmpty();
        section.Stories.ShouldHaveSingleItem().Title.ShouldBe("Wednesday: Sunny. High 21.");
    }

    [Fact]
    public void Of_a_forecast_of_the_day_before_yesterday_only_its_age_is_shown()
    {
        var old = Forecast() with { Published = Some.Morning.AddHours(-50), Updated = null };
        var report = Compose(old, Story()).Sections.Single().Weather.ShouldHaveSingleItem();
        report.Stale.ShouldBeTrue();
        report.Forecast.ShouldBeEmpty();
        report.AllClear.ShouldBeNull();
    }

    private static ItemCleaned Story() => Some.Item(1, Some.Morning.AddHours(-1));

    private static ItemCleaned Forecast() => Some.Item(7, Some.Morning.AddMinutes(-30), City, title: "Wednesday: Sunny. High 21.") with
    {
        Text = "Sunny. High 21. Forecast issued 5:20 AM GMT Wednesday 23 September 2026",
        Categories = ["Weather Forecasts"],
    };

    private static BriefingComposed Compose(params ItemCleaned[] items) => Compose(SectionKind.Weather, items);

    private static BriefingComposed Compose(SectionKind kind, params ItemCleaned[] items)
    {
        var edition = Some.Edition(City, Some.Feed);
        return Composition.Compose(new()
        {
            Edition = edition with { Sections = [edition.Sections[0] with { Kind = kind }] },
            ScheduledAt = Some.Morning,
            WindowFrom = Some.Morning.AddDays(-1),
            Items = items,
            Feeds = [],
            Briefed = [],
            ReportedIssues = [],
        });
    }
}

using System.Globalization;
using Shouldly;
using Xunit;

namespace BriefingBus.Configuration.Tests;

/// <summary>The last time that a daily hour came.</summary>
public sealed class DailyHourTests
{
    [Theory]
    [InlineData("UTC", "2026-09-23T03:29:59Z", "2026-09-22T03:30:00Z")]
    [InlineData("UTC", "2026-09-23T03:30:00Z", "2026-09-23T03:30:00Z")]
    [InlineData("Asia/Tokyo", "2026-09-23T18:31:00Z", "2026-09-23T18:30:00Z")]
    [InlineData("Africa/Cairo", "2026-04-24T02:00:00Z", "2026-04-24T00:30:00Z")]
    [InlineData("Atlantic/Azores", "2026-10-25T06:00:00Z", "2026-10-25T04:30:00Z")]
    public void The_hour_passed_when_the_local_clock_showed_it(string zone, string now, string last) =>
        DailyHour.Last("03:30", zone, Instant(now)).ShouldBe(Instant(last));

    [Fact]
    public void An_hour_that_the_clock_skips_came_at_the_end_of_what_it_skips() =>
        DailyHour.Last("02:30", "Europe/Berlin", Instant("2026-03-29T05:00:00Z")).ShouldBe(Instant("2026-03-29T01:00:00Z"));

    [Fact]
    public void An_hour_that_comes_twice_came_the_first_time() =>
        DailyHour.Last("02:30", "Europe/Berlin", Instant("2026-10-25T05:00:00Z")).ShouldBe(Instant("2026-10-25T00:30:00Z"));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

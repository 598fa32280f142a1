using BriefingBus.Rendering;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Rendering;

public sealed class BriefingClockTests
{
    [Theory]
    [InlineData("2025-09-23T06:00:00-04:00", "America/Toronto", "2025-09-23 06:00 EDT")]
    [InlineData("2025-12-23T06:00:00-05:00", "America/Toronto", "2025-12-23 06:00 EST")]
    [InlineData("2025-07-01T06:00:00+02:00", "Europe/Berlin", "2025-07-01 06:00 CEST")]
    [InlineData("2025-07-01T06:00:00+01:00", "Europe/Dublin", "2025-07-01 06:00 IST")]
    [InlineData("2025-07-01T06:00:00+05:30", "Asia/Kolkata", "2025-07-01 06:00 IST")]
    [InlineData("2025-07-01T06:00:00+05:45", "Asia/Kathmandu", "2025-07-01 06:00 UTC+05:45")]
    [InlineData("2025-07-01T06:00:00-03:00", "America/Sao_Paulo", "2025-07-01 06:00 UTC-03:00")]
    [InlineData("2025-07-01T06:00:00+00:00", "UTC", "2025-07-01 06:00 UTC")]
    public void The_date_names_the_zone_as_people_do(string at, string zone, string expected) =>
        new BriefingClock(DateTimeOffset.Parse(at), zone).Date.ShouldBe(expected);

    [Theory]
    [InlineData("2025-09-23T09:12:00Z", "05:12")]
    [InlineData("2025-09-23T02:40:00Z", "Monday 22:40")]
    [InlineData("2025-09-24T02:00:00Z", "22:00")]
    [InlineData("2025-09-24T12:00:00Z", "Wednesday 08:00")]
    [InlineData("2025-09-11T12:00:00Z", "11 September")]
    [InlineData("2024-09-11T12:00:00Z", "11 September 2024")]
    public void An_instant_is_as_short_as_the_morning_needs(string instant, string expected) =>
        new BriefingClock(new(2025, 9, 23, 6, 0, 0, TimeSpan.FromHours(-4)), "America/Toronto")
            .Short(DateTimeOffset.Parse(instant))
            .ShouldBe(expected);
}

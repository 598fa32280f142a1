using BriefingBus.Cli.Conventions;
using BriefingBus.Configuration;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests.Composing;

/// <summary>The instant of <c>--at</c>.</summary>
public sealed class InstantTests
{
    private static readonly FakeClock Now = new("2026-11-29T12:00:00Z");

    private static readonly EditionOptions Morning = new()
    {
        Name = "morning",
        Title = "Morning",
        At = "06:00",
        TimeZone = "America/Toronto",
        Sections = [],
    };

    [Theory]
    [InlineData("2026-09-23T06:00", "2026-09-23T06:00:00-04:00")]
    [InlineData("2026-09-23T10:00Z", "2026-09-23T10:00:00+00:00")]
    [InlineData("1991-01-01T00:00", "1991-01-01T00:00:00-05:00")]
    public void A_local_time_is_one_of_the_editions_zone(string text, string instant) =>
        EditionChoice.At(text, Morning, Now).ShouldBe(DateTimeOffset.Parse(instant, null));

    [Theory]
    [InlineData("06:00", "2026-11-29T06:00:00-05:00")]
    [InlineData("07:00", "2026-11-29T07:00:00-05:00")]
    [InlineData("07:01", "2026-11-28T07:01:00-05:00")]
    [InlineData("22:00", "2026-11-28T22:00:00-05:00")]
    public void An_hour_alone_is_the_last_one_in_the_editions_zone(string text, string instant) =>
        EditionChoice.At(text, Morning, Now).ShouldBe(DateTimeOffset.Parse(instant, null));

    [Theory]
    [InlineData("9999-12-31T23:59")]
    [InlineData("0001-01-01T00:00")]
    [InlineData("9999-12-31T23:59Z")]
    [InlineData("tomorrow")]
    [InlineData("24:00")]
    public void What_no_briefing_can_be_of_is_refused(string text) =>
        Should.Throw<NotStartedException>(() => EditionChoice.At(text, Morning, Now)).Message
            .ShouldStartWith($"--at: found '{text}', expected an instant such as 2026-09-23T06:00");
}

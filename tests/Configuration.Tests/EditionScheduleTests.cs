using System.Globalization;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Configuration.Tests;

public sealed class EditionScheduleTests
{
    // Two hemispheres, a half-hour change, one that changes at midnight, one at −1/0, one without changes.
    public static readonly TheoryData<string> Zones =
        ["America/Toronto", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Cairo", "Atlantic/Azores", "Asia/Kolkata"];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Every_hour_of_the_day_comes_once_on_every_day_of_two_years(string zone)
    {
        for (var hour = 0; hour < 24; hour++)
        {
            var edition = Edition(zone, at: $"{hour:00}:30");
            var clock = new FakeClock("2026-01-01T00:00:00Z");
            var run = clock.GetUtcNow();
            var days = new List<DateOnly>();
            while (EditionSchedule.Next(edition, run) is { Year: < 2028 } next)
            {
                next.ShouldBeGreaterThan(run);
                days.Add(DateOnly.FromDateTime(next.DateTime));
                run = next;
            }

            days.Count.ShouldBeInRange(729, 731);
            days.Zip(days.Skip(1)).ShouldAllBe(pair => pair.First.AddDays(1) == pair.Second);
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void A_clock_that_ticks_through_two_years_finds_each_run_once_and_on_time(string zone)
    {
        EditionOptions[] editions =
        [
            Edition(zone, at: "06:00"),
            Edition(zone, at: "02:30"),
            Edition(zone, at: "00:00", days: ["mon", "fri"]),
            Edition(zone, cron: "0 30 1 ? * *"),
        ];
        foreach (var edition in editions)
        {
            var clock = new FakeClock("2026-01-01T00:00:00Z");
            var last = clock.GetUtcNow();
            var expected = EditionSchedule.Next(edition, last);
            while (clock.GetUtcNow().Year < 2028)
            {
                if (EditionSchedule.Due(edition, last, clock.GetUtcNow()) is { } run)
                {
                    run.ShouldBe(expected!.Value);
                    (clock.GetUtcNow() - run).ShouldBeLessThan(TimeSpan.FromHours(1));
                    last = run;
                    expected = EditionSchedule.Next(edition, run);
                }
                else
                {
                    expected!.Value.ShouldBeGreaterThan(clock.GetUtcNow());
                }
                clock.Advance(TimeSpan.FromHours(1));
            }
        }
    }

    [Theory]
    [InlineData("America/Toronto", "06:00", "2026-03-07T12:00:00Z", "2026-03-08T06:00:00-04:00", "spring forward, after the change")]
    [InlineData("America/Toronto", "02:30", "2026-03-07T12:00:00Z", "2026-03-08T03:00:00-04:00", "the hour that is skipped")]
    [InlineData("America/Toronto", "02:00", "2026-03-07T12:00:00Z", "2026-03-08T03:00:00-04:00", "the first minute that is skipped")]
    [InlineData("America/Toronto", "01:30", "2026-10-31T12:00:00Z", "2026-11-01T01:30:00-04:00", "the hour that comes twice: the first")]
    [InlineData("America/Toronto", "01:30", "2026-11-01T05:30:00Z", "2026-11-02T01:30:00-05:00", "the hour that comes twice: not again")]
    [InlineData("America/Toronto", "02:00", "2026-11-01T05:30:00Z", "2026-11-01T02:00:00-05:00", "after the hour that comes twice")]
    [InlineData("Australia/Lord_Howe", "02:15", "2026-10-03T00:00:00Z", "2026-10-04T02:30:00+11:00", "a change of half an hour")]
    [InlineData("Africa/Cairo", "00:00", "2026-04-23T12:00:00Z", "2026-04-24T01:00:00+03:00", "a day that begins at 01:00")]
    [InlineData("Europe/Berlin", "06:00", "2026-06-01T04:00:00Z", "2026-06-02T06:00:00+02:00", "at its own instant: the next")]
    public void An_hour_comes_when_the_clock_on_the_wall_first_shows_it_or_a_later_one(
        string zone, string at, string after, string expected, string why) =>
        EditionSchedule.Next(Edition(zone, at), Instant(after)).ShouldBe(Instant(expected), why);

    [Theory]
    [InlineData("0 0 6 ? * MON-FRI", "2026-03-06T23:00:00Z", "2026-03-09T06:00:00-04:00")]
    [InlineData("0 30 2 ? * *", "2026-03-07T12:00:00Z", "2026-03-08T03:00:00-04:00")]
    [InlineData("0 30 1 ? * *", "2026-11-01T05:30:00Z", "2026-11-02T01:30:00-05:00")]
    [InlineData("0 0/15 2 ? * *", "2026-03-08T07:00:00Z", "2026-03-09T02:00:00-04:00")]
    [InlineData("0 0 6 L * ?", "2026-02-01T00:00:00Z", "2026-02-28T06:00:00-05:00")]
    public void Cron_follows_the_same_rule(string cron, string after, string expected) =>
        EditionSchedule.Next(Edition("America/Toronto", cron: cron), Instant(after)).ShouldBe(Instant(expected));

    [Fact]
    public void Days_are_those_of_the_editions_zone()
    {
        // Friday 07:00 in Auckland is Thursday evening in UTC.
        var edition = Edition("Pacific/Auckland", at: "07:00", days: ["fri"]);
        EditionSchedule.Next(edition, Instant("2026-06-03T00:00:00Z")).ShouldBe(Instant("2026-06-04T19:00:00Z"));
    }

    [Fact]
    public void A_missed_run_is_due_until_its_grace_has_passed()
    {
        var edition = Edition("UTC", at: "06:00") with { Grace = TimeSpan.FromHours(2) };
        var yesterday = Instant("2026-09-22T06:00:00Z");
        EditionSchedule.Due(edition, yesterday, Instant("2026-09-23T05:59:59Z")).ShouldBeNull();
        EditionSchedule.Due(edition, yesterday, Instant("2026-09-23T06:00:00Z")).ShouldBe(Instant("2026-09-23T06:00:00Z"));
        EditionSchedule.Due(edition, yesterday, Instant("2026-09-23T08:00:00Z")).ShouldBe(Instant("2026-09-23T06:00:00Z"));
        EditionSchedule.Due(edition, yesterday, Instant("2026-09-23T08:00:01Z")).ShouldBeNull();
    }

    [Fact]
    public void Of_several_missed_runs_the_latest_is_made_up()
    {
        var edition = Edition("UTC", cron: "0 0 * ? * *") with { Grace = TimeSpan.FromHours(5) };
        EditionSchedule.Due(edition, Instant("2026-09-22T06:00:00Z"), Instant("2026-09-23T06:20:00Z"))
            .ShouldBe(Instant("2026-09-23T06:00:00Z"));
    }

    [Fact]
    public void A_clock_that_was_set_back_repeats_no_run()
    {
        var edition = Edition("UTC", at: "06:00");
        EditionSchedule.Due(edition, Instant("2026-09-23T06:00:00Z"), Instant("2026-09-23T05:30:00Z")).ShouldBeNull();
        EditionSchedule.Due(edition, Instant("2026-09-23T06:00:00Z"), Instant("2026-09-23T06:00:30Z")).ShouldBeNull();
    }

    [Theory]
    [InlineData("0 0 6 ? * MON-FRI", null)]
    [InlineData("0 0 25 ? * *", "expected a Quartz cron expression")]
    [InlineData("every morning", "expected a Quartz cron expression")]
    [InlineData("0 0 6 30 2 ?", "never comes")]
    [InlineData("0/10 * * ? * *", "more than once a minute")]
    public void A_cron_expression_is_checked(string cron, string? problem)
    {
        var problems = EditionSchedule.Check(Edition("UTC", cron: cron)).ToList();
        if (problem is null)
            problems.ShouldBeEmpty();
        else
            problems.ShouldHaveSingleItem().Problem.ShouldContain(problem);
    }

    private static EditionOptions Edition(string zone, string? at = null, string? cron = null, string[]? days = null) =>
        new() { Name = "morning", Title = "Morning", TimeZone = zone, At = at, Cron = cron, Days = days ?? [], Sections = [] };

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

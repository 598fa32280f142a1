using BriefingBus.Configuration;
using BriefingBus.Fetcher.Entries;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Polling;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Polling;

public sealed class PollScheduleTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    private static readonly PollingHints NoHints = new(null, 0, 0);

    private const string Url = "https://gazette.example/feed.xml";

    [Theory]
    [InlineData(24 * 60, 0, 5 * 60 + 30)]     // the publisher lets his feed be kept for a day
    [InlineData(24 * 60, 1, 5 * 60 + 50)]
    [InlineData(5 * 60 + 57, 0.5, 5 * 60 + 40)] // too late to be cleaned
    [InlineData(5 * 60 + 40, 0, 5 * 60 + 40)] // in the half hour anyway
    [InlineData(3 * 60, 0, 3 * 60)]           // earlier: the poll then decides again
    public void Every_feed_is_polled_in_the_half_hour_before_its_edition(int due, double spread, int expected)
    {
        var midnight = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

        PollSchedule.BeforeEdition(midnight.AddMinutes(due), midnight.AddHours(6), spread)
            .ShouldBe(midnight.AddMinutes(expected));
    }

    [Fact]
    public void A_poll_in_the_half_hour_before_an_edition_is_enough_and_without_an_edition_nothing_changes()
    {
        var edition = new DateTimeOffset(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

        EditionsAt("06:00").Next(Url, edition.AddMinutes(-25), edition.AddMinutes(-25)).ShouldBe(edition.AddDays(1));
        EditionsAt("06:00").Next(Url, edition.AddMinutes(-31), edition.AddMinutes(-25)).ShouldBe(edition);
        PollSchedule.BeforeEdition(edition.AddHours(20), null, 0).ShouldBe(edition.AddHours(20));
    }

    [Fact]
    public void A_poll_before_one_edition_is_too_early_for_another_an_hour_later()
    {
        var polled = Now.AddMinutes(-15);

        var second = EditionsAt("06:00", "07:00").Next(Url, polled, polled);

        second.ShouldBe(Now.AddHours(1));
        PollSchedule.BeforeEdition(polled.AddHours(4), second, 0).ShouldBe(Now.AddMinutes(30));
    }

    [Fact]
    public void A_feed_of_which_nothing_is_known_is_polled_every_half_hour() =>
        Next(NoHints, []).ShouldBe(Now.AddMinutes(30));

    [Theory]
    [InlineData(10, 10)] // changes every ten minutes: as often as we ever ask of our own accord
    [InlineData(60, 30)]
    [InlineData(300, 150)]
    [InlineData(1440, 240)] // daily: still several times before the next briefing
    [InlineData(43200, 240)]
    public void The_interval_is_half_of_the_time_between_two_changes(int changeMinutes, int expectedMinutes) =>
        Next(NoHints, Changes(TimeSpan.FromMinutes(changeMinutes))).ShouldBe(Now.AddMinutes(expectedMinutes));

    [Fact]
    public void Twenty_entries_published_at_once_are_one_change() =>
        Next(NoHints, [.. Enumerable.Range(0, 20).Select(_ => Seen(Now.AddHours(-2)))]).ShouldBe(Now.AddMinutes(30));

    [Fact]
    public void The_publishers_hints_extend_the_interval_up_to_a_day_and_never_shorten_it()
    {
        Next(new PollingHints(TimeSpan.FromHours(8), 0, 0), []).ShouldBe(Now.AddHours(8));
        Next(new PollingHints(TimeSpan.FromDays(7), 0, 0), []).ShouldBe(Now.AddHours(24));
        Next(new PollingHints(TimeSpan.FromSeconds(1), 0, 0), []).ShouldBe(Now.AddMinutes(30));
    }

    [Fact]
    public void The_longest_of_ttl_update_period_and_freshness_counts()
    {
        var feed = new ParsedFeed
        {
            Format = "rss 2.0",
            Encoding = "utf-8",
            TimeToLive = TimeSpan.FromHours(1),
            UpdateInterval = TimeSpan.FromHours(2),
            SkipHours = [6, 7, 24],
            SkipDays = [DayOfWeek.Monday],
        };

        PollingHints.Of(feed, TimeSpan.FromHours(3)).ShouldBe(new PollingHints(TimeSpan.FromHours(3), 0b1100_0001, 0b10));
        PollingHints.Of(feed, null).Interval.ShouldBe(TimeSpan.FromHours(2));
    }

    [Theory]
    [InlineData("5m", 5), InlineData("1m", 5), InlineData("3h", 180), InlineData("30h", 1440)]
    public void A_configured_interval_stands_above_everything_within_its_bounds(string every, int minutes)
    {
        BriefingBus.Configuration.Duration.TryRead(every, out var interval);

        PollSchedule.AfterSuccess(Now, interval, new PollingHints(TimeSpan.FromHours(8), 1 << 6, 0), [], 0.5)
            .ShouldBe(Now.AddMinutes(minutes));
    }

    [Fact]
    public void Hours_and_days_to_skip_are_skipped_but_for_no_longer_than_a_day()
    {
        Next(new PollingHints(null, 0b0001_1100_0000, 0), []).ShouldBe(Now.AddHours(3));
        Next(new PollingHints(null, 0, 1 << (int)DayOfWeek.Monday), []).ShouldBe(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero));
        Next(new PollingHints(null, 0, 0b0111_1110), []).ShouldBe(Now.AddDays(1));
    }

    [Fact]
    public void A_feed_that_skips_every_hour_or_day_skips_none()
    {
        Next(new PollingHints(null, (1 << 24) - 1, 0), []).ShouldBe(Now.AddMinutes(30));
        Next(new PollingHints(null, 0, (1 << 7) - 1), []).ShouldBe(Now.AddMinutes(30));
    }

    [Fact]
    public void Feeds_do_not_come_due_together() =>
        PollSchedule.AfterSuccess(Now, null, NoHints, [], spread: 1).ShouldBe(Now.AddMinutes(33));

    [Fact]
    public void Failures_back_off_to_a_day_and_never_to_silence()
    {
        int[] minutes = [10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440];

        for (var failures = 1; failures <= minutes.Length; failures++)
            PollSchedule.AfterFailure(Now, failures, null, spread: 0).ShouldBe(Now.AddMinutes(minutes[failures - 1]));
        PollSchedule.AfterFailure(Now, int.MaxValue, null, spread: 1).ShouldBe(Now.AddHours(18));
    }

    [Fact]
    public void A_server_that_sends_Retry_After_is_not_asked_before()
    {
        PollSchedule.AfterFailure(Now, 1, Now.AddHours(5), 0.5).ShouldBe(Now.AddHours(5));
        PollSchedule.AfterFailure(Now, 1, Now.AddSeconds(5), 0).ShouldBe(Now.AddMinutes(10));
    }

    private static EditionTimes EditionsAt(params string[] hours)
    {
        var section = new SectionOptions { Title = "News", Feeds = [new FeedOptions { Url = Url }] };
        return new(new BriefingConfiguration(
            "briefing.yaml",
            [.. hours.Select(hour => new EditionOptions { Name = "daily", Title = "Daily", At = hour, Sections = [section] })]));
    }

    private static DateTimeOffset Next(PollingHints hints, IReadOnlyCollection<SeenEntry> seen) =>
        PollSchedule.AfterSuccess(Now, null, hints, seen, spread: 0);

    private static SeenEntry[] Changes(TimeSpan apart) => [.. Enumerable.Range(1, 30).Select(i => Seen(Now - apart * i))];

    private static SeenEntry Seen(DateTimeOffset appeared)
    {
        var keys = new EntryKeys(1, 1, 1, 1, appeared.ToUnixTimeSeconds());
        return new(Guid.Empty, keys, Now.ToUnixTimeSeconds(), Now.ToUnixTimeSeconds(), Sent: true);
    }
}

using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Selection;
using BriefingBus.Composer.Tests.Selection;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;
using Shouldly;
using Xunit;
using static BriefingBus.Composer.Tests.Selection.Given;

namespace BriefingBus.Composer.Tests.Health;

public class EditionHealthTests
{
    private static readonly FeedStatus Failing = Report(North) with
    {
        FailingSince = Hour.AddDays(-2),
        Failures = 9,
        FailureKind = "server error",
        FailureReason = "the server answered 503",
    };

    [Fact]
    public void A_quiet_section_says_how_many_feeds_were_checked_and_when_the_newest_item_came()
    {
        var briefing = Compose(Quiet());
        briefing.Sections[0].Notes.ShouldBe(["Nothing new from 1 feed, checked 05:58; newest item from today 04:00."]);
        briefing.Notes.ShouldContain(n => n.StartsWith("Nothing new since"));
    }

    [Fact]
    public void A_failed_feed_is_described_once_in_full_then_in_short_then_as_back()
    {
        var first = Compose(Quiet() with { Feeds = [Failing] });
        first.Trouble.Single().ShouldSatisfyAllConditions(
            t => t.Kind.ShouldBe("failed"),
            t => t.ToldBefore.ShouldBeFalse(),
            t => t.Times.ShouldBe(9));
        first.Sections[0].Notes.ShouldBe(["NORTH could not be read: the server answered 503 (since Monday 06:00, 9 attempts)."]);
        first.FeedsRead.ShouldBe(0);

        var second = Compose(Quiet() with { Feeds = [Failing with { Failures = 30 }], ReportedIssues = first.Trouble });
        second.Trouble.Single().ToldBefore.ShouldBeTrue();
        second.Sections[0].Notes.ShouldBe(["NORTH still cannot be read (since Monday 06:00)."]);

        var third = Compose(Quiet() with { ReportedIssues = second.Trouble });
        third.Trouble.Single().Kind.ShouldBe("back");
    }

    [Fact]
    public void A_machine_without_a_network_is_one_sentence()
    {
        string[] urls = [North, South, East, West];
        var edition = Edition(Section("All", [.. urls.Select(Feed)]));
        var offline = urls.Select(u => Report(u) with
        {
            FailingSince = Hour.AddHours(-1),
            Failures = 3,
            FailureKind = "unreachable",
            FailureReason = "the name was not found",
        });
        var briefing = Compose(Input(edition) with { Feeds = [.. offline] });
        briefing.Notes.ShouldBe(["No news: none of the 4 feeds could be reached. This computer may be offline."]);
        briefing.Trouble.ShouldBeEmpty();
        briefing.Sections.ShouldAllBe(s => s.Notes.Count == 0);
        briefing.Quiet.ShouldBeFalse();
    }

    [Fact]
    public void A_feed_that_fails_again_is_described_in_full_again()
    {
        var told = Compose(Quiet() with { Feeds = [Failing] }).Trouble;
        Compose(Quiet() with { Feeds = [Failing with { FailingSince = Hour.AddHours(-3) }], ReportedIssues = told })
            .Trouble.Single().ToldBefore.ShouldBeFalse();
    }

    [Fact]
    public void A_feed_that_never_reported_was_not_fetched() =>
        Compose(Quiet() with { Feeds = [] }).Trouble.Single().Kind.ShouldBe("not fetched");

    [Fact]
    public void A_feed_whose_next_poll_is_overdue_was_not_fetched()
    {
        var overdue = Report(North) with { CheckedAt = Hour.AddHours(-8), NextFetch = Hour.AddHours(-7) };

        Compose(Quiet() with { Feeds = [overdue] }).Trouble.Single().Kind.ShouldBe("not fetched");
    }

    [Theory]
    [InlineData(20, 1, false)]
    [InlineData(26, 1, true)]
    [InlineData(26, 12, false)]
    public void A_feed_is_silent_after_six_usual_intervals_and_a_day_at_least(int hours, int usual, bool silent)
    {
        var report = Report(North) with { NewestEntry = Hour.AddHours(-hours), UsualInterval = TimeSpan.FromHours(usual) };
        Compose(Quiet() with { Feeds = [report] }).Trouble.Select(t => t.Kind).ShouldBe(silent ? ["silent"] : []);
    }

    [Theory]
    [InlineData(89, null, false)]
    [InlineData(91, null, true)]
    [InlineData(364, 120, false)]
    [InlineData(366, 120, true)]
    [InlineData(431, 300, false)]
    [InlineData(601, 300, true)]
    public void A_feed_without_a_usual_interval_is_silent_after_90_days_and_a_slow_one_after_a_year(int days, int? usual, bool silent)
    {
        var interval = usual is { } known ? TimeSpan.FromDays(known) : (TimeSpan?)null;
        var report = Report(North) with { NewestEntry = Hour.AddDays(-days), UsualInterval = interval };
        StaleFeedRule.IsStale(Feed(North), report, Hour, TimeZoneInfo.Utc).ShouldBe(silent);
    }

    [Fact]
    public void A_weekend_does_not_count_as_silence_unless_silentAfter_is_set()
    {
        var monday = new DateTimeOffset(2026, 9, 21, 6, 0, 0, TimeSpan.Zero);
        var report = Report(North) with { NewestEntry = monday.AddHours(-61), UsualInterval = TimeSpan.FromHours(1) };
        StaleFeedRule.IsStale(Feed(North), report, monday, TimeZoneInfo.Utc).ShouldBeFalse();
        StaleFeedRule.IsStale(Feed(North) with { SilentAfter = TimeSpan.FromHours(60) }, report, monday, TimeZoneInfo.Utc).ShouldBeTrue();
    }

    [Fact]
    public void Items_that_could_not_be_cleaned_are_named()
    {
        var trouble = Compose(Quiet() with { Feeds = [Report(North) with { FailedItems = ["One", "Two"] }] }).Trouble.Single();
        trouble.Kind.ShouldBe("partly failed");
        trouble.Reason.ShouldBe("2 items could not be cleaned: “One”, “Two”");
    }

    [Fact]
    public void A_partly_read_feed_is_described_once_in_full_then_in_short_then_as_back()
    {
        var cut = Report(North) with { Losses = ["the document ends before its last element is closed"], LossesSince = Hour.AddHours(-2) };
        var first = Compose(Quiet() with { Feeds = [cut] });
        first.FeedsRead.ShouldBe(1);
        first.Sections[0].Notes[^1].ShouldBe(
            "NORTH was read only in part: the document ends before its last element is closed (since 04:00).");

        var second = Compose(Quiet() with { Feeds = [cut], ReportedIssues = first.Trouble });
        second.Sections[0].Notes[^1].ShouldBe("NORTH is still read only in part (since 04:00).");

        var third = Compose(Quiet() with { ReportedIssues = second.Trouble });
        third.Trouble.Single().Kind.ShouldBe("back");
    }

    [Fact]
    public void A_feed_that_was_read_only_in_part_is_not_called_silent()
    {
        var report = Report(North) with
        {
            NewestEntry = Hour.AddDays(-5),
            UsualInterval = TimeSpan.FromHours(1),
            Losses = ["The answer broke off after 14 of 1014 bytes."],
            LossesSince = Hour,
            FailedItems = ["One"],
        };
        var trouble = Compose(Quiet() with { Feeds = [report] }).Trouble.Single();
        trouble.Kind.ShouldBe("partly failed");
        trouble.Reason.ShouldBe("The answer broke off after 14 of 1014 bytes; 1 item could not be cleaned: “One”");
    }

    [Fact]
    public void Items_that_could_not_be_cleaned_are_named_in_full_each_time_since_they_differ()
    {
        var told = Compose(Quiet() with { Feeds = [Report(North) with { FailedItems = ["One"] }] }).Trouble;
        Compose(Quiet() with { Feeds = [Report(North) with { FailedItems = ["Two"] }], ReportedIssues = told })
            .Trouble.Single().ToldBefore.ShouldBeFalse();
    }

    [Fact]
    public void A_quiet_day_may_be_skipped_but_never_a_broken_one()
    {
        var quiet = Quiet();
        quiet = quiet with { Edition = quiet.Edition with { SkipEmpty = true } };
        Compose(quiet).Quiet.ShouldBeTrue();
        Compose(quiet with { Feeds = [Failing] }).Quiet.ShouldBeFalse();
        Compose(quiet with { Notes = ["1 feed had not answered at the deadline."] }).Quiet.ShouldBeFalse();
        Compose(quiet with { Items = [Item(North, "Harbour road closes")] }).Quiet.ShouldBeFalse();
        Compose(Quiet()).Quiet.ShouldBeFalse();
    }

    [Fact]
    public void A_day_on_which_fetched_items_have_not_arrived_is_never_skipped()
    {
        var quiet = Quiet();
        quiet = quiet with { Edition = quiet.Edition with { SkipEmpty = true } };

        Compose(quiet with { Feeds = [Report(North) with { ItemsAwaited = 12 }] }).Quiet.ShouldBeFalse();
        Compose(quiet with { ItemsAwaited = 12 }).Quiet.ShouldBeFalse();
    }

    [Fact]
    public void A_briefing_that_something_is_missing_from_calls_nothing_quiet()
    {
        var briefing = Compose(Quiet() with { Notes = ["Composed while 40 items were still being cleaned."], ItemsAwaited = 40 });

        briefing.Notes.ShouldBe(["Composed while 40 items were still being cleaned."]);
        briefing.Sections.SelectMany(s => s.Notes).Distinct().ShouldBe(["Nothing here yet: not everything had arrived in time."]);
    }

    [Fact]
    public void Times_are_in_the_editions_zone()
    {
        var input = Quiet();
        var briefing = Compose(input with { Edition = input.Edition with { TimeZone = "America/Toronto" } });
        briefing.Sections[0].Notes.Single().ShouldContain("checked 01:58");
        briefing.ScheduledAt.Offset.ShouldBe(TimeSpan.FromHours(-4));
    }

    private static CompositionInput Quiet() => Input(CompositionTests.One(North));

    private static BriefingComposed Compose(CompositionInput input) => Composition.Compose(input);
}

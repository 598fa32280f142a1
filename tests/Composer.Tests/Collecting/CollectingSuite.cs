using System.Globalization;
using BriefingBus.Composer.Collecting;
using BriefingBus.Composer.Composing;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;
using BriefingBus.Persistence;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Collecting;

/// <summary>What must hold of collecting, on either database.</summary>
public abstract class CollectingSuite
{
    private static readonly DateTimeOffset Early = Some.Morning.AddHours(-6);

    private readonly FakeClock clock = new(Some.Morning.AddHours(-1));

    /// <summary>An empty database.</summary>
    protected abstract DatabaseOptions Database { get; }

    [Fact]
    public async Task The_same_items_from_many_replicas_at_once_are_kept_once_each()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();
        var items = Enumerable.Range(0, 40).Select(i => Some.Item(i, Early)).ToList();

        var added = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(
            () => (i % 2 == 0 ? one : two).Get<ItemCollector>().CollectAsync([.. items.Skip(i), .. items.Take(i)], default))));

        added.Sum().ShouldBe(40);
        await one.UntilAsync(context => context.Revisions.CountAsync(), 40);
    }

    [Fact]
    public async Task A_changed_item_is_a_new_revision_and_an_unchanged_one_is_not()
    {
        await using var composer = await StartAsync();
        var collector = composer.Get<ItemCollector>();
        await collector.CollectAsync([Some.Item(1, Early)], default);

        (await collector.CollectAsync([Some.Item(1, Early.AddHours(1))], default)).ShouldBe(0, "a later poll brought it unchanged");
        (await collector.CollectAsync([Some.Item(1, Early.AddHours(2), hash: "second")], default)).ShouldBe(1);
        (await collector.CollectAsync([Some.Item(1, Early.AddHours(1), hash: "between")], default)).ShouldBe(0, "it was overtaken");
        (await collector.CollectAsync([Some.Item(1, Early.AddHours(3))], default)).ShouldBe(1, "the publisher took the change back");
        (await collector.CollectAsync([Some.Item(1, Early.AddHours(3))], default)).ShouldBe(0, "the message came twice");
    }

    [Fact]
    public async Task A_change_is_kept_although_the_clock_was_ahead_when_the_item_was_fetched_before()
    {
        await using var composer = await StartAsync();
        var collector = composer.Get<ItemCollector>();
        var ahead = Some.Item(1, clock.GetUtcNow().AddHours(20));
        await collector.CollectAsync([ahead], default);

        (await collector.CollectAsync([Some.Item(1, clock.GetUtcNow(), hash: "second")], default)).ShouldBe(1);
        (await collector.CollectAsync([ahead], default)).ShouldBe(0, "the message came twice");
    }

    [Fact]
    public async Task A_warning_that_its_feed_no_longer_lists_is_kept_as_withdrawn_and_as_in_force_once_it_is_back()
    {
        var edition = Some.Edition();
        await using var composer = await ComposerProcess.StartAsync(Database, clock,
            edition with { Sections = [edition.Sections[0] with { Kind = SectionKind.Weather }] });
        var items = new[] { Some.Item(1, Early), Some.Item(2, Early) };
        await composer.Get<ItemCollector>().CollectAsync(items, default);

        (await Poll(1, items[0])).ShouldBe(1);
        (await Poll(2, items[0])).ShouldBe(0, "it was known to be gone");
        (await Poll(3, items)).ShouldBe(1);
        (await composer.Get<WithdrawalCollector>().CollectAsync(Some.Fetched(Early.AddHours(4)), default))
            .ShouldBe(0, "a poll that lists nothing says nothing");

        Task<int> Poll(int hour, params ItemCleaned[] listed) => composer.Get<WithdrawalCollector>()
            .CollectAsync(Some.Fetched(Early.AddHours(hour)) with { Listed = [.. listed.Select(i => i.ItemId)] }, default);
    }

    [Theory]
    [InlineData(1), InlineData(2)]
    public async Task A_warning_that_is_back_with_other_words_is_kept_with_these_whatever_part_of_the_poll_has_them(int part)
    {
        var edition = Some.Edition();
        await using var composer = await ComposerProcess.StartAsync(Database, clock,
            edition with { Sections = [edition.Sections[0] with { Kind = SectionKind.Weather }] });
        await composer.Get<ItemCollector>().CollectAsync([Some.Item(1, Early)], default);
        await PolledAsync(composer, Some.Fetched(Early.AddHours(1)) with { Listed = [] });
        var back = Some.Item(1, Early.AddHours(2), hash: "second");

        foreach (var number in new[] { 1, 2 })
        {
            await PolledAsync(composer, Some.Fetched(Early.AddHours(2)) with
            {
                Part = number,
                Parts = 2,
                Listed = [back.ItemId],
                Entries = [EntryOf(number == part ? back : Some.Item(2, Early.AddHours(2)))],
            });
        }
        (await composer.Get<ItemCollector>().CollectAsync([back], default)).ShouldBe(1);

        (await NewestAsync(composer, back.ItemId)).ShouldBe(("second", false));
    }

    [Fact]
    public async Task A_warning_that_is_back_with_other_words_is_kept_with_these_however_long_they_take()
    {
        var edition = Some.Edition();
        await using var composer = await ComposerProcess.StartAsync(Database, clock,
            edition with { Sections = [edition.Sections[0] with { Kind = SectionKind.Weather }] });
        await composer.Get<ItemCollector>().CollectAsync([Some.Item(1, Early)], default);
        await PolledAsync(composer, Some.Fetched(Early.AddHours(1)) with { Listed = [] });
        var back = Some.Item(1, Early.AddHours(2), hash: "second");

        await PolledAsync(composer, Some.Fetched(Early.AddHours(2)) with { Listed = [back.ItemId], Entries = [EntryOf(back)] });
        await PolledAsync(composer, Some.Fetched(Early.AddHours(3)) with { Listed = [back.ItemId] });
        (await composer.Get<ItemCollector>().CollectAsync([back], default)).ShouldBe(1);

        (await NewestAsync(composer, back.ItemId)).ShouldBe(("second", false));
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_warning_that_its_feed_lists_unchanged_is_in_the_window_until_it_expires(bool isModified)
    {
        var edition = Some.Edition() with { Lookback = TimeSpan.FromDays(1) };
        await using var composer = await ComposerProcess.StartAsync(Database, clock,
            edition with { Sections = [edition.Sections[0] with { Kind = SectionKind.Weather }] });
        var warning = Some.Item(1, Early) with
        {
            Extensions = new Dictionary<string, string>
            {
                ["cap:event"] = "Flood Warning",
                ["cap:expires"] = Early.AddDays(6).ToString("O", CultureInfo.InvariantCulture),
            },
        };
        await composer.Get<ItemCollector>().CollectAsync([warning], default);

        var repetitions = new List<int>();
        for (var day = 1; day <= 7; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            var poll = Some.Fetched(Early.AddDays(day)) with { NotModified = !isModified, Listed = isModified ? [warning.ItemId] : null };
            repetitions.Add(await PolledAsync(composer, poll));
        }

        repetitions.ShouldBe([1, 1, 1, 1, 1, 0, 0]);
        (await composer.Get<BriefingComposer>().ReadAsync("morning", clock.GetUtcNow(), input => input.Items, default))
            .ShouldHaveSingleItem().Withdrawn.ShouldBeFalse();
    }

    [Fact]
    public async Task Numbers_are_given_in_the_order_of_commits_whoever_writes()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();
        var highest = 0L;
        var writers = Enumerable.Range(0, 4).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
                await (w % 2 == 0 ? one : two).Get<ItemCollector>().CollectAsync([Some.Item((w * 100) + i, Early)], default);
        })).ToList();

        // What a reader has seen up to a number stays all there is up to that number.
        while (!Task.WhenAll(writers).IsCompleted)
        {
            await using var context = await one.OpenAsync();
            var numbers = await context.Revisions.Select(r => r.Number).OrderBy(n => n).ToListAsync();
            numbers.Count(n => n <= highest).ShouldBe((int)Math.Min(highest, numbers.Count));
            highest = numbers.Count > 0 ? numbers[^1] : 0;
        }
        await Task.WhenAll(writers);
        await one.UntilAsync(context => context.Revisions.CountAsync(), 40);
    }

    [Fact]
    public async Task Polls_with_the_same_outcome_are_one_status_period_with_the_newest_facts()
    {
        await using var composer = await StartAsync();
        var collector = composer.Get<PollCollector>();
        await collector.CollectAsync(Some.Fetched(Early), default);
        await collector.CollectAsync(Some.Fetched(Early.AddHours(1)), default);
        await collector.CollectAsync(Some.Failed(Early.AddHours(2), Early.AddHours(2), 1), default);
        await collector.CollectAsync(Some.Failed(Early.AddHours(3), Early.AddHours(2), 2), default);
        await collector.CollectAsync(Some.Fetched(Early.AddMinutes(30)), default);

        await composer.UntilAsync(context => context.FeedStatusPeriods.CountAsync(), 2);
        var report = await ReportAsync(composer, Some.Morning);
        report.CheckedAt.ShouldBe(Early.AddHours(3));
        report.ReadAt.ShouldBe(Early.AddHours(1));
        report.FailingSince.ShouldBe(Early.AddHours(2));
        report.Failures.ShouldBe(2);
        report.FailureKind.ShouldBe("timeout");
        report.NewestEntry.ShouldBe(Early.AddMinutes(50));
    }

    [Fact]
    public async Task A_feed_that_is_read_again_has_no_failure()
    {
        await using var composer = await StartAsync();
        var collector = composer.Get<PollCollector>();
        await collector.CollectAsync(Some.Failed(Early, Early, 1), default);
        await collector.CollectAsync(Some.Fetched(Early.AddHours(1)), default);

        var report = await ReportAsync(composer, Some.Morning);
        report.FailingSince.ShouldBeNull();
        report.Failures.ShouldBe(0);
        report.FailureReason.ShouldBeNull();
    }

    [Fact]
    public async Task The_health_of_a_feed_is_known_as_of_an_instant()
    {
        await using var composer = await StartAsync();
        var collector = composer.Get<PollCollector>();
        await collector.CollectAsync(Some.Failed(Early, Early, 1), default);
        await collector.CollectAsync(Some.Fetched(Early.AddHours(2)), default);

        (await ReportAsync(composer, Early.AddHours(1))).FailureKind.ShouldBe("timeout");
        (await ReportAsync(composer, Early.AddHours(3))).FailureKind.ShouldBeNull();
    }

    [Fact]
    public async Task The_next_poll_is_due_when_the_last_one_announced()
    {
        await using var composer = await StartAsync();
        var collector = composer.Get<PollCollector>();
        await collector.CollectAsync(Some.Fetched(Early) with { NextFetch = Early.AddMinutes(30) }, default);
        (await ReportAsync(composer, Some.Morning.AddHours(-2))).NextFetch.ShouldBe(Early.AddMinutes(30));

        await collector.CollectAsync(Some.Failed(Early.AddHours(1), Early.AddHours(1), 1) with { NextFetch = Early.AddHours(2) }, default);
        (await ReportAsync(composer, Some.Morning.AddHours(-2))).NextFetch.ShouldBe(Early.AddHours(2));

        await collector.CollectAsync(Some.Fetched(Early.AddHours(2)), default);
        (await ReportAsync(composer, Some.Morning.AddHours(-2))).NextFetch.ShouldBeNull();
    }

    [Fact]
    public async Task A_preview_of_the_future_calls_no_poll_overdue()
    {
        await using var composer = await StartAsync();
        await composer.Get<PollCollector>().CollectAsync(Some.Fetched(Early) with { NextFetch = Early.AddMinutes(30) }, default);

        (await ReportAsync(composer, Some.Morning)).NextFetch.ShouldBeNull();
    }

    [Fact]
    public async Task Lost_content_is_reported_until_a_complete_document_is_read()
    {
        await using var composer = await StartAsync();
        var collector = composer.Get<PollCollector>();
        await collector.CollectAsync(Some.Fetched(Early) with { Problems = ["an ampersand", "the end"], Losses = ["the end"] }, default);
        await collector.CollectAsync(Some.Failed(Early.AddHours(1), Early.AddHours(1), 1), default);
        await collector.CollectAsync(Some.Fetched(Early.AddHours(2)) with { Problems = ["the rest"], Losses = ["the rest"] }, default);
        await collector.CollectAsync(Some.Fetched(Early.AddHours(3)) with { NotModified = true }, default);

        var report = await ReportAsync(composer, Some.Morning);
        report.Losses.ShouldBe(["the rest"]);
        report.LossesSince.ShouldBe(Early);

        await collector.CollectAsync(Some.Fetched(Early.AddHours(4)) with { Problems = ["an ampersand"] }, default);
        report = await ReportAsync(composer, Some.Morning);
        report.Losses.ShouldBeEmpty();
        report.LossesSince.ShouldBeNull();
    }

    [Fact]
    public async Task A_poll_timed_by_a_clock_years_ahead_does_not_outrank_those_that_follow()
    {
        await using var composer = await StartAsync();
        var collector = composer.Get<PollCollector>();
        await collector.CollectAsync(Some.Failed(Early.AddYears(3), Early.AddYears(3), 1), default);
        await collector.CollectAsync(Some.Fetched(Early), default);

        var report = await ReportAsync(composer, Some.Morning);
        report.CheckedAt.ShouldBe(Early);
        report.FailureKind.ShouldBeNull();
    }

    [Fact]
    public async Task An_entry_that_could_not_be_cleaned_is_reported_until_it_can()
    {
        await using var composer = await StartAsync();
        await composer.Get<PollCollector>().CollectAsync(Some.Fetched(Early), default);
        var failed = new CleanItem
        {
            FetchId = Some.Item(7, Early).FetchId,
            FeedUrl = Some.Feed,
            FeedName = "Example News",
            FetchedAt = Early,
            Entry = new FetchedEntry
            {
                ItemId = Some.Item(7, Early).ItemId,
                EntryId = "entry-7",
                ContentHash = "hash",
                Title = "The <b>poison</b> entry",
                Link = "https://news.example/7",
                FirstSeen = Early,
            },
        };
        for (var times = 0; times < 2; times++)
            await composer.Bus.Publish<Fault<CleanItem>>(new { Message = failed, Exceptions = Array.Empty<object>() });
        await composer.UntilAsync(context => context.FailedItems.CountAsync(), 1);
        (await ReportAsync(composer, Some.Morning)).FailedItems.ShouldBe(["https://news.example/7"]);

        clock.Advance(TimeSpan.FromMinutes(10));
        await composer.Get<ItemCollector>().CollectAsync([Some.Item(7, Early)], default);
        (await ReportAsync(composer, Some.Morning)).FailedItems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_that_a_database_cannot_hold_is_kept_without_it()
    {
        await using var composer = await StartAsync();
        var failed = Some.Failed(Early, Early, 1) with { FeedName = "Nul\0 News", Reason = "the title is \0" };
        await composer.Get<PollCollector>().CollectAsync(failed, default);
        await composer.Get<ItemCollector>().CollectAsync([Some.Item(1, Early, title: "Nul\0 in a headline")], default);

        (await ReportAsync(composer, Some.Morning)).FeedName.ShouldBe("Nul News");
    }

    [Fact]
    public async Task The_usual_interval_comes_from_the_dates_of_the_feeds_items()
    {
        await using var composer = await StartAsync();
        await composer.Get<PollCollector>().CollectAsync(Some.Fetched(Early), default);
        await composer.Get<ItemCollector>().CollectAsync(
            [.. Enumerable.Range(0, 8).Select(i => Some.Item(i, Early.AddDays(-i)) with { FirstSeen = Early })], default);

        (await ReportAsync(composer, Some.Morning)).UsualInterval.ShouldBe(TimeSpan.FromDays(1));
    }

    private static async Task<FeedStatus> ReportAsync(ComposerProcess composer, DateTimeOffset at) =>
        (await composer.Get<BriefingComposer>().ReadAsync("morning", at, input => input.Feeds, default)).ShouldHaveSingleItem();

    /// <summary>Stores a poll as its consumer does.</summary>
    private static async Task<int> PolledAsync(ComposerProcess composer, FeedFetched poll)
    {
        await composer.Get<PollCollector>().CollectAsync(poll, default);
        return await composer.Get<WithdrawalCollector>().CollectAsync(poll, default);
    }

    private static async Task<(string ContentHash, bool Withdrawn)> NewestAsync(ComposerProcess composer, Guid item)
    {
        await using var context = await composer.OpenAsync();
        var newest = await context.Revisions.Where(r => r.ItemId == item).OrderByDescending(r => r.Number).FirstAsync();
        return (newest.ContentHash, newest.Item.Withdrawn);
    }

    private static FetchedEntry EntryOf(ItemCleaned item) =>
        new() { ItemId = item.ItemId, EntryId = "entry", ContentHash = item.ContentHash, FirstSeen = item.FirstSeen };

    private Task<ComposerProcess> StartAsync() => ComposerProcess.StartAsync(Database, clock);
}

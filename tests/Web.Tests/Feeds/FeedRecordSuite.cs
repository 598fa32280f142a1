using BriefingBus.Contracts;
using BriefingBus.Persistence;
using BriefingBus.Testing;
using BriefingBus.Web.Feeds;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using static BriefingBus.Web.Tests.Feeds.FeedMessages;

namespace BriefingBus.Web.Tests.Feeds;

/// <summary>What must hold of the feeds' part of the read model, on either database.</summary>
public abstract class FeedRecordSuite
{
    /// <summary>An empty database.</summary>
    protected abstract DatabaseOptions Database { get; }

    [Fact]
    public async Task The_order_and_repetition_of_messages_do_not_change_the_result()
    {
        await using var web = await StartAsync();
        var (old, next) = (Entry("1", Now.AddHours(-3), text: "old"), Entry("1", Now.AddHours(-3), text: "new"));
        Func<Task>[] messages =
        [
            () => web.Get<PollRecord>().KeepAsync(Fetched(Now.AddHours(-2), North, old), default),
            () => web.Get<EntryRecord>().KeepAsync([Cleaned(old, Now.AddHours(-2))], default),
            () => web.Get<PollRecord>().KeepAsync(Failed(Now.AddHours(-1)), default),
            () => web.Get<PollRecord>().KeepAsync(Fetched(Now.AddMinutes(-5), North, next), default),
            () => web.Get<EntryRecord>().KeepAsync([Cleaned(next, Now.AddMinutes(-5)), Cleaned(old, Now.AddHours(-2))], default),
        ];
        var random = new Random(7);
        for (var round = 0; round < 6; round++)
        {
            foreach (var message in messages.Concat(messages).OrderBy(_ => random.Next()))
                await message();
            var feed = (await web.Get<FeedDirectory>().FindAsync(FeedId.Of(North), default))!;

            feed.Line.Known!.CheckedAt.ShouldBe(Now.AddMinutes(-5));
            feed.Line.Known.FailureKind.ShouldBeNull();
            feed.Line.Known.ItemsADay.Sum().ShouldBe(1);
            feed.Line.Condition.ShouldBe(new FeedCondition("good", null));
            feed.Entries.Count.ShouldBe(1);
            feed.Entries[0].Raw!.Summary!.Plain.ShouldBe("new");
            feed.Entries[0].Cleaned!.ContentHash.ShouldBe("1-new");
        }
    }

    [Fact]
    public async Task A_poll_in_parts_is_one_poll_with_all_its_entries()
    {
        await using var web = await StartAsync();
        await web.Get<PollRecord>().KeepAsync(Fetched(Now, North, Entry("1", Now)) with { Part = 1, Parts = 2 }, default);
        await web.Get<PollRecord>().KeepAsync(Fetched(Now, North, Entry("2", Now)) with { Part = 2, Parts = 2 }, default);

        var feed = (await web.Get<FeedDirectory>().FindAsync(FeedId.Of(North), default))!;

        feed.Line.Known!.Milliseconds.ShouldBe([400]);
        feed.Periods.ShouldHaveSingleItem().Polls.ShouldBe(1);
        feed.Entries.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_history_has_each_status_period_once_with_the_publishers_answer()
    {
        await using var web = await StartAsync();
        foreach (var minutes in new[] { 0, 30, 60 })
            await web.Get<PollRecord>().KeepAsync(Fetched(Now.AddMinutes(minutes)), default);
        foreach (var minutes in new[] { 90, 120 })
            await web.Get<PollRecord>().KeepAsync(Failed(Now.AddMinutes(minutes), "rate limited", since: Now.AddMinutes(90)), default);

        var feed = (await web.Get<FeedDirectory>().FindAsync(FeedId.Of(North), default))!;

        feed.Periods.Select(s => (s.FailureKind, s.Polls, s.HttpStatus)).ShouldBe([("rate limited", 2, 503), ("", 3, 200)]);
        feed.Periods[0].RetryAfter.ShouldBe(Now.AddMinutes(240));
        feed.Line.Condition.Word.ShouldBe("failing");
    }

    [Fact]
    public async Task Nothing_grows_without_bound()
    {
        await using var web = await StartAsync();
        var longText = new string('x', 200_000);
        for (var poll = 0; poll < 60; poll++)
        {
            var at = Now.AddMinutes(poll);
            var text = poll == 59 ? longText : null;
            var first = Now.AddDays(-100).AddMinutes(poll * 30);
            FetchedEntry[] entries = [.. Enumerable.Range(0, 30).Select(i => Entry($"{poll}-{i}", first.AddMinutes(i), text: text))];
            await web.Get<PollRecord>().KeepAsync(Fetched(at, North, entries), default);
            await web.Get<EntryRecord>().KeepAsync([.. entries.Select(e => Cleaned(e, at, text: poll == 59 ? longText : null))], default);
            await web.Get<PollRecord>().KeepAsync(Failed(at.AddSeconds(30)), default);
        }

        await using var context = await web.OpenAsync();
        (await context.Set<StoredEntry>().CountAsync()).ShouldBeLessThanOrEqualTo(StoredEntry.Max + StoredEntry.MaxWithoutRaw);
        (await context.Set<StoredStatusPeriod>().CountAsync()).ShouldBeLessThanOrEqualTo(StoredStatusPeriod.Max);
        (await context.Set<StoredItem>().CountAsync()).ShouldBeLessThanOrEqualTo(230);
        var feed = await context.Set<StoredFeed>().SingleAsync();
        feed.Milliseconds.Count.ShouldBe(StoredFeed.PollsTimed);
        (await context.Set<StoredEntry>().ToListAsync())
            .ShouldAllBe(e => e.Raw == null || e.Raw.Summary!.Plain!.Length <= KeptText.MaxLength + 1);
    }

    [Fact]
    public async Task Of_a_poll_with_more_entries_than_are_kept_the_raw_and_the_cleaned_ones_are_the_same()
    {
        await using var web = await StartAsync();
        FetchedEntry[] entries = [.. Enumerable.Range(0, 50).Select(i => Entry($"{i}", Now.AddMinutes(-i)))];
        await web.Get<EntryRecord>().KeepAsync([.. entries.Take(25).Select(e => Cleaned(e, Now))], default);
        await web.Get<PollRecord>().KeepAsync(Fetched(Now, North, entries), default);
        await web.Get<EntryRecord>().KeepAsync([.. entries.Skip(25).Select(e => Cleaned(e, Now))], default);

        var feed = (await web.Get<FeedDirectory>().FindAsync(FeedId.Of(North), default))!;

        feed.Entries.Select(e => e.Raw!.EntryId).ShouldBe(entries.Take(20).Select(e => e.EntryId));
        feed.Entries.ShouldAllBe(e => e.Cleaned != null);
    }

    [Fact]
    public async Task An_entry_that_could_not_be_cleaned_is_named_until_it_is_clean()
    {
        await using var web = await StartAsync();
        var entry = Entry("1", Now, title: "Plain title");
        await web.Get<PollRecord>().KeepAsync(Fetched(Now, North, entry), default);
        await web.Get<EntryRecord>().KeepFailureAsync(Uncleanable(entry, Now), "A tag without end", default);

        var feed = (await web.Get<FeedDirectory>().FindAsync(FeedId.Of(North), default))!;
        feed.Line.Condition.ShouldBe(
            new FeedCondition("failing", "North Post was read only in part: 1 item could not be cleaned: “Plain title”."));
        feed.Entries[0].FailedReason.ShouldBe("A tag without end");

        await web.Get<EntryRecord>().KeepAsync([Cleaned(entry, Now)], default);
        await web.Get<EntryRecord>().KeepFailureAsync(Uncleanable(entry, Now), "A tag without end", default);
        (await web.Get<FeedDirectory>().FindAsync(FeedId.Of(North), default))!.Line.Condition.Word.ShouldBe("good");
    }

    [Fact]
    public async Task A_page_that_begins_to_listen_in_the_middle_does_not_call_a_feed_unfetched_whose_items_it_has()
    {
        await using var web = await StartAsync();
        await web.Get<EntryRecord>().KeepAsync([Cleaned(Entry("1", Now.AddHours(-2)), Now.AddHours(-1))], default);
        (await web.Get<FeedDirectory>().FindAsync(FeedId.Of(North), default))!.Line.Condition.Word.ShouldBe("good");

        await web.Get<PollRecord>().KeepAsync(Failed(Now.AddHours(-1)), default);
        (await web.Get<FeedDirectory>().FindAsync(FeedId.Of(North), default))!.Line.Condition.Word.ShouldBe("failing");
    }

    [Fact]
    public async Task A_feed_is_silent_by_the_rule_of_the_briefing()
    {
        var clock = new FakeClock(Now);
        await using var web = await StartAsync(clock);
        var entries = Enumerable.Range(0, 40).Select(i => Entry($"{i}", Now.AddHours(-i))).ToList();
        await web.Get<EntryRecord>().KeepAsync([.. entries.Select(e => Cleaned(e, Now))], default);
        var words = new List<string>();
        for (var day = 0; day < 5; day++, clock.Advance(TimeSpan.FromDays(1)))
        {
            await web.Get<PollRecord>().KeepAsync(Fetched(clock.GetUtcNow()) with { NewestEntry = Now }, default);
            words.Add((await web.Get<FeedDirectory>().AllAsync(default))[0].Condition.Word);
        }

        words.ShouldBe(["good", "good", "silent", "silent", "silent"]);
    }

    private Task<WebPage> StartAsync(FakeClock? clock = null) =>
        WebPage.StartAsync(clock: clock ?? new FakeClock(Now), database: Database, editions: [Edition(North)]);
}

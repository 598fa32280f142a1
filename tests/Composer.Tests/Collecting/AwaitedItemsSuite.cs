using BriefingBus.Composer.Collecting;
using BriefingBus.Composer.Composing;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Collecting;

/// <summary>What must hold of entries that were fetched and have not arrived as items, on either database.</summary>
public abstract class AwaitedItemsSuite(RabbitMqServer server) : IClassFixture<RabbitMqServer>
{
    private static readonly DateTimeOffset Polled = Some.Morning.AddMinutes(-5);

    private readonly FakeClock clock = new(Some.Morning.AddMinutes(-4));
    private int requests;

    /// <summary>An empty database.</summary>
    protected abstract DatabaseOptions Database { get; }

    [Fact]
    public async Task A_briefing_says_that_fetched_items_have_not_arrived_instead_of_nothing_new()
    {
        await using var composer = await StartAsync();
        await PolledAsync(composer, Polled, 1, 2);

        var briefing = await BriefAsync(composer, Some.Morning);

        briefing.Notes.ShouldHaveSingleItem().ShouldStartWith("2 items were fetched but had not arrived in time");
        briefing.Sections.ShouldHaveSingleItem().Notes.ShouldBe(["Nothing here yet: not everything had arrived in time."]);
        (await composer.Get<BriefingComposer>().PreviewAsync("morning", Some.Morning, default)).Html
            .ShouldBe(briefing.Html, "the items' arrival since changes no stored briefing");
    }

    [Fact]
    public async Task The_briefing_after_has_the_items_and_says_nothing_of_them()
    {
        await using var composer = await StartAsync();
        await PolledAsync(composer, Polled, 1, 2);
        await BriefAsync(composer, Some.Morning);
        clock.Advance(TimeSpan.FromHours(1));
        await ArriveAsync(composer, Polled, 1, 2);

        var briefing = await BriefAsync(composer, Some.Morning.AddDays(1));

        briefing.Notes.ShouldBeEmpty();
        briefing.Sections.Single().Stories.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_item_that_arrives_before_its_poll_is_not_awaited()
    {
        await using var composer = await StartAsync();
        await ArriveAsync(composer, Polled, 1);
        await PolledAsync(composer, Polled, 1);

        (await BriefAsync(composer, Some.Morning)).Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_entry_that_a_poll_brings_again_unchanged_is_not_awaited()
    {
        await using var composer = await StartAsync();
        await ArriveAsync(composer, Polled.AddHours(-1), 1);
        await PolledAsync(composer, Polled, 1);

        (await BriefAsync(composer, Some.Morning)).Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_entry_that_could_not_be_cleaned_is_not_awaited_any_more()
    {
        await using var composer = await StartAsync();
        await FailAsync(composer, await PolledAsync(composer, Polled, 1));

        (await BriefAsync(composer, Some.Morning)).Sections.Single().Notes.ShouldNotContain(note => note.Contains("in time"));
    }

    [Fact]
    public async Task A_change_of_an_entry_that_could_not_be_cleaned_before_is_awaited()
    {
        await using var composer = await StartAsync();
        clock.Jump(Polled.AddHours(-3));
        await FailAsync(composer, await PolledAsync(composer, clock.GetUtcNow(), 1));
        clock.Jump(Polled);
        await PolledAsync(composer, Polled, 1);

        (await BriefAsync(composer, Some.Morning)).Sections.Single().Notes.ShouldContain(note => note.Contains("in time"));
    }

    [Fact]
    public async Task A_poll_whose_message_comes_twice_is_awaited_once_and_forgotten_once_its_items_are_here()
    {
        await using var composer = await StartAsync();
        await PolledAsync(composer, Polled, 1, 2);
        await PolledAsync(composer, Polled, 1, 2);
        await composer.UntilAsync(context => context.AwaitedPolls.CountAsync(), 1);
        await ArriveAsync(composer, Polled, 1);
        await Missing(composer).CheckAsync(default);
        await composer.UntilAsync(context => context.AwaitedPolls.CountAsync(), 1);
        await ArriveAsync(composer, Polled, 2);
        await Missing(composer).CheckAsync(default);
        await composer.UntilAsync(context => context.AwaitedPolls.CountAsync(), 0);
    }

    [Fact]
    public async Task A_feed_whose_items_stay_away_is_fetched_again_three_times_also_after_a_restart_and_reported_once()
    {
        await using (var first = await StartAsync())
        {
            await PolledAsync(first, Polled, 1);
            var items = Missing(first);
            await CheckAsync(items);
            requests.ShouldBe(0, "a consumer may still have the item");
            await CheckAsync(items);
            await Eventually.TrueAsync(() => requests == 1, "the feed was requested 1 times");
        }

        await using var second = await StartAsync();
        var missing = Missing(second);
        for (var check = 0; check < 8; check++)
            await CheckAsync(missing);
        await Eventually.TrueAsync(() => requests == 3, "the feed was requested 3 times");

        (await BriefAsync(second, Some.Morning)).Notes.ShouldHaveSingleItem().ShouldStartWith("1 item was fetched");
        (await BriefAsync(second, Some.Morning.AddDays(1))).Notes.ShouldNotContain(note => note.Contains("had not arrived"));
    }

    [Fact]
    public async Task A_feed_that_was_removed_from_the_configuration_is_not_fetched_again()
    {
        await using var composer = await StartAsync(Some.Edition("https://other.example/feed.xml"));
        await PolledAsync(composer, Polled, 1);
        var missing = Missing(composer);
        for (var check = 0; check < 3; check++)
            await CheckAsync(missing);

        await composer.UntilAsync(context => context.AwaitedPolls.CountAsync(p => p.IsGivenUp), 1);
        requests.ShouldBe(0);
    }

    [Fact]
    public async Task A_feed_whose_polls_all_came_before_the_queue_is_fetched_again_once()
    {
        await using var composer = await StartAsync();
        var missing = Missing(composer);
        await CheckAsync(missing);
        clock.Advance(TimeSpan.FromMinutes(5));
        await CheckAsync(missing);
        await CheckAsync(missing);
        await Eventually.TrueAsync(() => requests == 1, "the feed was requested");

        await composer.Get<PollCollector>().CollectAsync(Some.Fetched(Polled), default);
        var restarted = Missing(composer);
        clock.Advance(TimeSpan.FromMinutes(5));
        await CheckAsync(restarted);
        requests.ShouldBe(1, "the feed has reported");
    }

    [Fact]
    public async Task What_a_process_without_a_broker_lost_at_its_end_is_reported_once()
    {
        await using var composer = await StartAsync();
        await PolledAsync(composer, Polled, 1);
        await composer.Get<MissingItems>().CheckAsync(default);

        (await BriefAsync(composer, Some.Morning)).Notes.ShouldHaveSingleItem().ShouldStartWith("1 item was fetched");
        (await BriefAsync(composer, Some.Morning.AddDays(1))).Notes.ShouldNotContain(note => note.Contains("had not arrived"));
    }

    [Fact]
    public async Task What_never_arrives_in_a_process_without_a_broker_is_reported_once()
    {
        await using var composer = await StartAsync();
        var missing = composer.Get<MissingItems>();
        await missing.CheckAsync(default);
        await PolledAsync(composer, Polled, 1);
        await missing.CheckAsync(default);

        (await BriefAsync(composer, Some.Morning)).Notes.ShouldHaveSingleItem().ShouldStartWith("1 item was fetched");
        clock.Advance(TimeSpan.FromHours(2));
        await missing.CheckAsync(default);
        (await BriefAsync(composer, Some.Morning.AddDays(1))).Notes.ShouldNotContain(note => note.Contains("had not arrived"));
    }

    [Fact]
    public async Task What_was_given_up_and_arrived_after_all_is_forgotten()
    {
        await using var composer = await StartAsync();
        await PolledAsync(composer, Polled, 1);
        await composer.Get<MissingItems>().CheckAsync(default);
        await composer.UntilAsync(context => context.AwaitedPolls.CountAsync(p => p.IsGivenUp), 1);
        await ArriveAsync(composer, Polled, 1);
        await composer.Get<MissingItems>().CheckAsync(default);

        await composer.UntilAsync(context => context.AwaitedPolls.CountAsync(), 0);
    }

    private static async Task<FeedFetched> PolledAsync(ComposerProcess composer, DateTimeOffset at, params int[] items)
    {
        var poll = Some.Fetched(at) with
        {
            NextFetch = Some.Morning.AddDays(3),
            Entries = [.. items.Select(i => Some.Item(i, at)).Select(item => new FetchedEntry
            {
                ItemId = item.ItemId,
                EntryId = item.Link!,
                ContentHash = item.ContentHash,
                FirstSeen = at,
            })],
        };
        await composer.Get<PollCollector>().CollectAsync(poll, default);
        return poll;
    }

    /// <summary>The only entry of a poll could not be cleaned.</summary>
    private static Task FailAsync(ComposerProcess composer, FeedFetched poll) => composer.Get<FailedItemCollector>().CollectAsync(
        new CleanItem
        {
            FetchId = poll.FetchId,
            FeedUrl = poll.FeedUrl,
            FeedName = poll.FeedName,
            FetchedAt = poll.FetchedAt,
            Entry = poll.Entries[0],
        },
        default);

    private static Task<int> ArriveAsync(ComposerProcess composer, DateTimeOffset at, params int[] items) =>
        composer.Get<ItemCollector>().CollectAsync([.. items.Select(i => Some.Item(i, at))], default);

    private async Task<BriefingComposed> BriefAsync(ComposerProcess composer, DateTimeOffset at)
    {
        clock.Jump(at);
        return (await composer.Get<BriefingComposer>().ComposeAsync(Some.Request(at), default)).Composed;
    }

    private async Task CheckAsync(MissingItems items)
    {
        await items.CheckAsync(default);
        clock.Advance(TimeSpan.FromSeconds(31));
    }

    /// <summary>The check of a Composer that has a broker.</summary>
    private MissingItems Missing(ComposerProcess composer) =>
        ActivatorUtilities.CreateInstance<MissingItems>(composer.Get<IServiceProvider>(), new QueueDepths(server.Options));

    private Task<ComposerProcess> StartAsync(EditionOptions? edition = null) => ComposerProcess.StartAsync(
        Database,
        clock,
        edition,
        consumers: bus => bus.AddHandler((FetchFeed _) => Task.FromResult(Interlocked.Increment(ref requests))));
}

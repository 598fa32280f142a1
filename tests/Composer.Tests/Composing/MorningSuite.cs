using System.Collections.Concurrent;
using System.Text.Json;
using BriefingBus.Composer.Collecting;
using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Publishing;
using BriefingBus.Composer.Storage;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Persistence;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Composing;

/// <summary>What must hold from item to briefing, on either database.</summary>
public abstract class MorningSuite
{
    private readonly FakeClock clock = new(Some.Morning.AddHours(-1));

    /// <summary>An empty database.</summary>
    protected abstract DatabaseOptions Database { get; }

    [Fact]
    public async Task Items_and_a_request_sent_over_the_bus_become_a_published_briefing()
    {
        var published = new TaskCompletionSource<BriefingComposed>();
        await using var composer = await StartAsync(consumers: bus => bus.AddHandler<BriefingComposed>(
            context => { published.TrySetResult(context.Message); return Task.CompletedTask; }));

        await composer.Bus.Publish(Some.Fetched(clock.GetUtcNow()));
        await composer.Bus.PublishBatch([Some.Item(1, clock.GetUtcNow()), Some.Item(2, clock.GetUtcNow())]);
        await composer.UntilAsync(context => context.Revisions.CountAsync(), 2);
        await composer.Bus.Publish(Some.Request(Some.Morning));

        var briefing = await published.Task.InTimeAsync(TimeSpan.FromSeconds(30));
        briefing.Stories.ShouldBe(2);
        briefing.Text.ShouldContain("Museum returns carved mask to its village");
        await composer.UntilAsync(context => context.Briefings.CountAsync(b => b.PublishedAt != null), 1);
    }

    [Theory]
    [InlineData(true, null, 2), InlineData(false, true, 2), InlineData(true, false, 0), InlineData(false, null, 0)]
    public async Task A_briefing_requests_the_pictures_of_its_stories_where_edition_or_feed_has_them(
        bool edition, bool? feed, int requested)
    {
        var wanted = new ConcurrentBag<FetchPicture>();
        var options = Some.Edition();
        options = options with
        {
            Images = edition,
            Sections = [options.Sections[0] with { Feeds = [options.Sections[0].Feeds[0] with { Images = feed }] }],
        };
        await using var composer = await StartAsync(options, consumers: bus => bus.AddHandler<FetchPicture>(
            context => { wanted.Add(context.Message); return Task.CompletedTask; }));
        await CollectAsync(composer, 1, 2);

        await composer.Get<IRequestClient<ComposeBriefing>>().GetResponse<BriefingComposed>(Some.Request(Some.Morning));

        await Eventually.TrueAsync(() => wanted.Count == requested, $"{requested} pictures are requested");
        wanted.ShouldAllBe(w => w.FeedUrl == Some.Feed && w.Link!.StartsWith("https://news.example/") && w.StoryId != Guid.Empty);
    }

    [Fact]
    public async Task Asking_twice_by_request_gives_one_briefing_and_two_answers()
    {
        await using var composer = await StartAsync();
        await CollectAsync(composer, 1, 2);

        var client = composer.Get<IRequestClient<ComposeBriefing>>();
        var one = await client.GetResponse<BriefingComposed>(Some.Request(Some.Morning));
        var two = await client.GetResponse<BriefingComposed>(Some.Request(Some.Morning));

        two.Message.Html.ShouldBe(one.Message.Html);
        await composer.UntilAsync(context => context.Briefings.CountAsync(), 1);
    }

    [Theory]
    [InlineData(27_100, 27_900, 1), InlineData(27_900, 28_100, 2), InlineData(0, 400, 2), InlineData(100, 400, 1)]
    public async Task Requests_within_one_second_are_one_briefing_but_for_the_scheduled_one(int first, int second, int briefings)
    {
        await using var composer = await StartAsync();
        await CollectAsync(composer, 1);

        await composer.Get<BriefingComposer>().ComposeAsync(Some.Request(Some.Morning.AddMilliseconds(first)), default);
        await composer.Get<BriefingComposer>().ComposeAsync(Some.Request(Some.Morning.AddMilliseconds(second)), default);

        await composer.UntilAsync(context => context.Briefings.CountAsync(), briefings);
    }

    [Fact]
    public async Task A_preview_lists_the_items_of_the_next_briefing_with_reasons_and_stores_nothing()
    {
        await using var composer = await StartAsync();
        await CollectAsync(composer, 1, 2);
        var before = clock.GetUtcNow();

        var preview = (await composer.Get<IRequestClient<PreviewBriefing>>().GetResponse<BriefingPreview>(
            new PreviewBriefing { Edition = "morning", AnswerBefore = before.AddSeconds(10), MostItems = 1 })).Message;

        preview.ScheduledAt.ShouldBe(Some.Morning);
        preview.ItemsInAll.ShouldBe(2);
        var item = preview.Items.ShouldHaveSingleItem();
        item.Outcome.ShouldBeOneOf("top", "in");
        item.Reason.ShouldNotBeEmpty();
        item.Score!.Value.ShouldBe(item.Weight * (item.Freshness + item.Sources + item.Boost), 0.01);
        await composer.UntilAsync(context => context.Briefings.CountAsync(), 0);
    }

    [Fact]
    public async Task The_items_of_a_preview_are_filtered_and_come_in_pages()
    {
        await using var composer = await StartAsync();
        await CollectAsync(composer, 1, 2, 3);
        var all = await PreviewAsync(request => request);
        all.Matching.ShouldBe(3);
        var first = all.Items[0];

        (await PreviewAsync(r => r with { MostItems = 2 })).Items.Count.ShouldBe(2);
        (await PreviewAsync(r => r with { MostItems = 2, Skip = 2 })).Items.ShouldHaveSingleItem();
        (await PreviewAsync(r => r with { Skip = 3 })).Items.ShouldBeEmpty();
        (await PreviewAsync(r => r with { Section = "None of that name" })).Matching.ShouldBe(0);
        (await PreviewAsync(r => r with { Section = first.Section, FeedUrl = first.FeedUrl })).Items
            .ShouldContain(i => i.ItemId == first.ItemId);
        (await PreviewAsync(r => r with { Words = first.Title.ToUpperInvariant() })).Items.ShouldContain(i => i.ItemId == first.ItemId);
        (await PreviewAsync(r => r with { Words = "certainlyabsent" })).Matching.ShouldBe(0);
        (await PreviewAsync(r => r with { Outcome = "in" })).Matching.ShouldBe(all.ItemsIn);
        (await PreviewAsync(r => r with { Outcome = "out" })).Matching.ShouldBe(all.ItemsInAll - all.ItemsIn);

        var own = await PreviewAsync(r => r with { ItemId = first.ItemId });
        own.Items.ShouldHaveSingleItem().ThreadId.ShouldNotBeNull();

        async Task<BriefingPreview> PreviewAsync(Func<PreviewBriefing, PreviewBriefing> ask) =>
            (await composer.Get<IRequestClient<PreviewBriefing>>().GetResponse<BriefingPreview>(
                ask(new() { Edition = "morning", AnswerBefore = clock.GetUtcNow().AddSeconds(10) }))).Message;
    }

    [Fact]
    public async Task A_rule_is_tried_on_the_next_briefing_and_changes_nothing()
    {
        await using var composer = await StartAsync();
        await CollectAsync(composer, 1, 2, 3);
        var now = await PreviewAsync(null);
        var first = now.Items[0];

        var muted = await PreviewAsync(new() { Key = "mute", Value = $"\"{first.Title}\"" });
        var item = muted.Items.Single(i => i.ItemId == first.ItemId);
        item.Outcome.ShouldBe("out");
        item.Reason.ShouldContain("mute");
        var heavy = await PreviewAsync(new() { Key = "weight", Value = "2.5", FeedUrl = first.FeedUrl, Section = first.Section });
        heavy.Items.Single(i => i.ItemId == first.ItemId).Weight.ShouldBe(2.5);
        var elsewhere = await PreviewAsync(new() { Key = "weight", Value = "2.5", Section = "None of that name" });
        elsewhere.Items.ShouldAllBe(i => i.Weight != 2.5);
        (await PreviewAsync(new() { Key = "boost", Value = first.Title })).Items.Single(i => i.ItemId == first.ItemId).Boost
            .ShouldBeGreaterThan(first.Boost);
        (await PreviewAsync(new() { Key = "at", Value = "06:00" })).Problems.ShouldBe(["The rule at: 06:00 cannot be tried here."]);
        (await PreviewAsync(null)).Items.ShouldBe(now.Items);

        async Task<BriefingPreview> PreviewAsync(ProposedRule? rule) =>
            (await composer.Get<IRequestClient<PreviewBriefing>>().GetResponse<BriefingPreview>(
                new() { Edition = "morning", AnswerBefore = clock.GetUtcNow().AddSeconds(10), Rule = rule })).Message;
    }

    [Fact]
    public async Task A_past_briefing_is_explained_as_it_was_composed()
    {
        await using var composer = await StartAsync();
        await CollectAsync(composer, 1, 2);
        await composer.Get<IRequestClient<ComposeBriefing>>().GetResponse<BriefingComposed>(Some.Request(Some.Morning));
        await CollectAsync(composer, 3);

        var then = (await composer.Get<IRequestClient<PreviewBriefing>>().GetResponse<BriefingPreview>(
            new PreviewBriefing { Edition = "morning", At = Some.Morning, AnswerBefore = clock.GetUtcNow().AddSeconds(10) })).Message;

        then.ScheduledAt.ShouldBe(Some.Morning);
        then.ItemsInAll.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_briefing_leaves_out_is_published_with_the_reasons_once_it_is_composed()
    {
        var published = new TaskCompletionSource<ItemsLeftOut>();
        var options = Some.Edition();
        options = options with { Top = 0, Sections = [options.Sections[0] with { Items = 1 }] };
        await using var composer = await StartAsync(options, consumers: bus => bus.AddHandler<ItemsLeftOut>(
            context => { published.TrySetResult(context.Message); return Task.CompletedTask; }));
        await CollectAsync(composer, 1, 2, 3);

        var briefing = (await composer.Get<IRequestClient<ComposeBriefing>>().GetResponse<BriefingComposed>(Some.Request(Some.Morning)))
            .Message;

        var leftOut = await published.Task.InTimeAsync(TimeSpan.FromSeconds(30));
        leftOut.BriefingId.ShouldBe(briefing.BriefingId);
        leftOut.ScheduledAt.ShouldBe(Some.Morning);
        var shown = briefing.Sections[0].Stories.ShouldHaveSingleItem().Source.ItemId;
        leftOut.Items.Select(i => i.ItemId).Append(shown)
            .ShouldBe([.. new[] { 1, 2, 3 }.Select(i => Some.Item(i, clock.GetUtcNow()).ItemId)], ignoreOrder: true);
        leftOut.Items.ShouldAllBe(i => i.Section == "News" && i.FeedName == "Example News" && i.Summary.Length > 0
            && i.Reason == "the section has its 1 stories already (items)");
    }

    [Fact]
    public async Task An_item_of_an_earlier_briefing_is_not_left_out_when_its_publisher_changes_it_without_news()
    {
        var published = new TaskCompletionSource<ItemsLeftOut>();
        var options = Some.Edition();
        options = options with { Sections = [options.Sections[0] with { Mute = ["frost"] }] };
        await using var composer = await StartAsync(options, consumers: bus => bus.AddHandler<ItemsLeftOut>(
            context => { published.TrySetResult(context.Message); return Task.CompletedTask; }));
        await CollectAsync(composer, 1);
        await ComposeAsync(composer, Some.Morning);
        clock.Advance(TimeSpan.FromHours(20));
        var muted = Some.Item(2, clock.GetUtcNow());
        await composer.Get<ItemCollector>().CollectAsync([Some.Item(1, clock.GetUtcNow(), hash: "changed"), muted], default);

        await composer.Get<IRequestClient<ComposeBriefing>>().GetResponse<BriefingComposed>(Some.Request(Some.Morning.AddDays(1)));

        (await published.Task.InTimeAsync(TimeSpan.FromSeconds(30))).Items.Select(i => i.ItemId).ShouldBe([muted.ItemId]);
    }

    [Fact]
    public async Task Of_many_items_left_out_each_message_has_a_part()
    {
        var parts = new ConcurrentBag<ItemsLeftOut>();
        var options = Some.Edition();
        options = options with
        {
            Top = 0,
            Sections = [options.Sections[0] with { Mute = ["statement"] }],
        };
        await using var composer = await StartAsync(options, consumers: bus => bus.AddHandler<ItemsLeftOut>(
            context => { parts.Add(context.Message); return Task.CompletedTask; }));
        await CollectAsync(composer, [.. Enumerable.Range(0, ItemsLeftOut.MaxItems + 1)]);

        await composer.Get<IRequestClient<ComposeBriefing>>().GetResponse<BriefingComposed>(Some.Request(Some.Morning));

        await Eventually.TrueAsync(() => parts.Count == 2, "both parts are published");
        parts.Select(p => p.Items.Count).Order().ShouldBe([1, ItemsLeftOut.MaxItems]);
    }

    [Fact]
    public async Task A_preview_request_past_its_deadline_is_dropped()
    {
        await using var composer = await StartAsync();

        await Should.ThrowAsync<RequestTimeoutException>(() => composer.Bus.CreateRequestClient<PreviewBriefing>(TimeSpan.FromSeconds(1))
            .GetResponse<BriefingPreview>(new PreviewBriefing { Edition = "morning", AnswerBefore = clock.GetUtcNow() }));
    }

    [Fact]
    public async Task Replicas_that_compose_at_the_same_moment_make_one_briefing()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();
        await CollectAsync(one, 1, 2, 3);

        var briefings = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Task.Run(() => ComposeAsync(i % 2 == 0 ? one : two, Some.Morning))));

        briefings.Select(b => b.Number).Distinct().ShouldHaveSingleItem();
        briefings.Select(b => b.Composed.Html).Distinct().ShouldHaveSingleItem();
        await one.UntilAsync(context => context.IncludedItems.CountAsync(), 3);
    }

    [Fact]
    public async Task Replicas_that_compose_several_briefings_of_an_edition_at_once_repeat_nothing()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();
        await CollectAsync(one, 1, 2, 3, 4, 5);

        var briefings = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => Task.Run(() => ComposeAsync(i % 2 == 0 ? one : two, Some.Morning.AddMinutes(5 * i)))));

        briefings.SelectMany(b => Titles(b.Composed)).Order()
            .ShouldBe(Enumerable.Range(1, 5).Select(i => Some.Item(i, Some.Morning).Title).Order());
    }

    [Fact]
    public async Task A_reported_item_does_not_come_back_and_a_new_one_does()
    {
        await using var composer = await StartAsync();
        await CollectAsync(composer, 1, 2);
        await ComposeAsync(composer, Some.Morning);
        clock.Advance(TimeSpan.FromHours(20));
        await CollectAsync(composer, 3);

        var next = await ComposeAsync(composer, Some.Morning.AddDays(1));

        Titles(next.Composed).ShouldBe([Some.Item(3, Some.Morning).Title]);
        next.Composed.WindowFrom.ShouldBe(Some.Morning);
    }

    [Fact]
    public async Task An_item_that_was_held_up_on_its_way_is_in_the_next_briefing()
    {
        await using var composer = await StartAsync();
        var polled = clock.GetUtcNow();
        await CollectAsync(composer, 1);
        clock.Advance(TimeSpan.FromHours(1));
        await ComposeAsync(composer, Some.Morning);
        clock.Advance(TimeSpan.FromHours(3));
        await composer.Get<ItemCollector>().CollectAsync([Some.Item(2, polled)], default);

        var next = await ComposeAsync(composer, Some.Morning.AddDays(1));

        Titles(next.Composed).ShouldBe([Some.Item(2, polled).Title]);
    }

    [Fact]
    public async Task An_item_collected_while_the_clock_was_set_back_is_not_lost()
    {
        await using var composer = await StartAsync();
        var polled = clock.GetUtcNow();
        clock.Jump(polled.AddYears(-5));
        await composer.Get<ItemCollector>().CollectAsync([Some.Item(1, polled)], default);
        clock.Jump(polled);

        Titles((await ComposeAsync(composer, Some.Morning)).Composed).ShouldBe([Some.Item(1, polled).Title]);
    }

    [Fact]
    public async Task A_past_briefing_is_composed_again_byte_for_byte()
    {
        await using var composer = await StartAsync();
        await composer.Get<PollCollector>()
            .CollectAsync(Some.Failed(clock.GetUtcNow(), clock.GetUtcNow().AddHours(-3), failures: 4), default);
        await CollectAsync(composer, 1, 2);
        var first = await ComposeAsync(composer, Some.Morning);
        clock.Advance(TimeSpan.FromHours(12));
        await composer.Get<PollCollector>()
            .CollectAsync(Some.Fetched(clock.GetUtcNow()) with { NextFetch = clock.GetUtcNow().AddMinutes(30) }, default);
        await composer.Get<ItemCollector>().CollectAsync(
            [
                Some.Item(2, clock.GetUtcNow(), hash: "changed", title: "Mask goes missing from the village"),
                Some.Item(3, clock.GetUtcNow()),
            ],
            default);
        clock.Advance(TimeSpan.FromHours(12));
        var second = await ComposeAsync(composer, Some.Morning.AddDays(1));
        second.Composed.Trouble.ShouldHaveSingleItem().Kind.ShouldBe("not fetched", "its next poll was due eleven hours ago");
        clock.Advance(TimeSpan.FromDays(3));
        await composer.Get<PollCollector>()
            .CollectAsync(Some.Fetched(clock.GetUtcNow()) with { Losses = ["the rest was not read"] }, default);
        await CollectAsync(composer, 4, 5);
        var third = await ComposeAsync(composer, Some.Morning.AddDays(4));
        third.Composed.Trouble.ShouldHaveSingleItem().Kind.ShouldBe("partly failed");
        clock.Advance(TimeSpan.FromHours(2));
        await composer.Get<PollCollector>()
            .CollectAsync(Some.Fetched(clock.GetUtcNow()) with { NextFetch = clock.GetUtcNow().AddDays(1) }, default);

        foreach (var then in new[] { first, second, third })
        {
            var again = await composer.Get<BriefingComposer>().PreviewAsync("morning", then.ScheduledAt, default);
            again.Html.ShouldBe(then.Composed.Html);
            again.Text.ShouldBe(then.Composed.Text);
            again.Markdown.ShouldBe(then.Composed.Markdown);
            JsonSerializer.Serialize(again).ShouldBe(JsonSerializer.Serialize(then.Composed));
        }
    }

    [Fact]
    public async Task An_instant_without_a_briefing_is_previewed_from_what_was_known_then()
    {
        await using var composer = await StartAsync();
        await CollectAsync(composer, 1);
        clock.Advance(TimeSpan.FromHours(2));
        await CollectAsync(composer, 2);

        var preview = await composer.Get<BriefingComposer>().PreviewAsync("morning", Some.Morning, default);

        Titles(preview).ShouldBe([Some.Item(1, Some.Morning).Title]);
        await composer.UntilAsync(context => context.Briefings.CountAsync(), 0);
    }

    [Fact]
    public async Task A_feed_that_posts_five_thousand_items_at_once_fills_its_section_and_no_more()
    {
        await using var composer = await StartAsync();
        var items = Enumerable.Range(0, 5000)
            .Select(i => Some.Item(i, clock.GetUtcNow(), title: $"Report {i * 7919} of station {i * 104729 % 99991} is out"))
            .ToList();
        foreach (var batch in items.Chunk(100))
            await composer.Get<ItemCollector>().CollectAsync(batch, default);

        var briefing = await ComposeAsync(composer, Some.Morning);

        briefing.Composed.Sections.ShouldHaveSingleItem().Stories.Count.ShouldBeInRange(1, 20);
        await composer.UntilAsync(context => context.Revisions.CountAsync(), 5000);
    }

    [Fact]
    public async Task A_window_covers_the_items_that_no_other_briefing_of_the_week_had()
    {
        var weekly = Some.Edition() with { Window = TimeSpan.FromDays(7) };
        await using var composer = await StartAsync(weekly);
        await CollectAsync(composer, 1);
        await ComposeAsync(composer, Some.Morning);
        clock.Advance(TimeSpan.FromDays(3));
        await CollectAsync(composer, 2);

        var next = await ComposeAsync(composer, Some.Morning.AddDays(5));

        next.Composed.WindowFrom.ShouldBe(Some.Morning.AddDays(-2));
        Titles(next.Composed).ShouldBe([Some.Item(2, Some.Morning).Title]);
    }

    [Fact]
    public async Task A_briefing_that_a_crash_left_unpublished_is_published_once()
    {
        var published = 0;
        await using var composer = await StartAsync(consumers: bus => bus.AddHandler<BriefingComposed>(
            (ConsumeContext<BriefingComposed> _) => { Interlocked.Increment(ref published); return Task.CompletedTask; }));
        await CollectAsync(composer, 1);
        await ComposeAsync(composer, Some.Morning);
        var publication = composer.Get<Publication>();

        (await publication.PublishPendingAsync(composer.Bus, default)).ShouldBe(0, "the replica that composed may be about to publish");
        clock.Advance(TimeSpan.FromMinutes(1));
        (await publication.PublishPendingAsync(composer.Bus, default)).ShouldBe(1);
        (await publication.PublishPendingAsync(composer.Bus, default)).ShouldBe(0);

        SpinWait.SpinUntil(() => Volatile.Read(ref published) > 0, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        published.ShouldBe(1);
    }

    [Fact]
    public async Task A_briefing_that_a_crash_left_unpublished_is_published_although_the_clock_was_set_back()
    {
        await using var composer = await StartAsync();
        await ComposeAsync(composer, Some.Morning);
        clock.Jump(clock.GetUtcNow().AddHours(-5));

        (await composer.Get<Publication>().PublishPendingAsync(composer.Bus, default)).ShouldBe(1);
    }

    [Fact]
    public async Task Briefings_are_republished_for_a_subscriber_that_came_late()
    {
        var received = new List<DateTimeOffset>();
        await using var composer = await StartAsync(consumers: bus => bus.AddHandler<BriefingComposed>(
            context => { lock (received) received.Add(context.Message.ScheduledAt); return Task.CompletedTask; })
            .Endpoint(e => e.Name = "late-subscriber"));
        for (var day = 0; day < 3; day++)
            await ComposeAsync(composer, Some.Morning.AddDays(day));

        await composer.Bus.Publish(
            new RepublishBriefings { Edition = "morning", Since = Some.Morning.AddDays(1), ToQueue = "late-subscriber" });

        SpinWait.SpinUntil(() => { lock (received) return received.Count == 2; }, TimeSpan.FromSeconds(20)).ShouldBeTrue();
        received.Order().ShouldBe([Some.Morning.AddDays(1), Some.Morning.AddDays(2)]);
    }

    [Fact]
    public async Task One_briefing_is_republished_without_the_later_ones()
    {
        await using var composer = await StartAsync();
        var wanted = await ComposeAsync(composer, Some.Morning);
        await ComposeAsync(composer, Some.Morning.AddDays(1));

        var found = new List<Guid>();
        await foreach (var briefing in composer.Get<Republication>().FindAsync(
            new RepublishBriefings { Edition = "morning", Since = Some.Morning, BriefingId = wanted.BriefingId }, default))
            found.Add(briefing.BriefingId);

        found.ShouldBe([wanted.BriefingId]);
    }

    [Fact]
    public async Task An_edition_that_is_not_configured_is_refused_with_the_names_that_are()
    {
        await using var composer = await StartAsync();
        var refused = await Should.ThrowAsync<UnknownEditionException>(
            () => composer.Get<BriefingComposer>()
                .ComposeAsync(new ComposeBriefing { Edition = "mornign", ScheduledAt = Some.Morning }, default));
        refused.Message.ShouldContain("\"morning\"");
    }

    private static IEnumerable<string> Titles(BriefingComposed briefing) =>
        briefing.Top.Concat(briefing.Sections.SelectMany(s => s.Stories)).Select(s => s.Title).Order();

    private Task<ComposerProcess> StartAsync(EditionOptions? edition = null, Action<IBusRegistrationConfigurator>? consumers = null) =>
        ComposerProcess.StartAsync(Database, clock, edition, consumers: consumers);

    private Task CollectAsync(ComposerProcess composer, params int[] items) =>
        composer.Get<ItemCollector>().CollectAsync([.. items.Select(i => Some.Item(i, clock.GetUtcNow()))], default);

    private static Task<StoredBriefing> ComposeAsync(ComposerProcess composer, DateTimeOffset at) =>
        composer.Get<BriefingComposer>().ComposeAsync(Some.Request(at), default);
}

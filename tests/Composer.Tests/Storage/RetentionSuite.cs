using BriefingBus.Composer.Collecting;
using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Storage;
using BriefingBus.Persistence;
using BriefingBus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Storage;

/// <summary>What must hold of retention, on either database.</summary>
public abstract class RetentionSuite
{
    private readonly FakeClock clock = new(Some.Morning.AddHours(-1));

    /// <summary>An empty database.</summary>
    protected abstract DatabaseOptions Database { get; }

    [Fact]
    public async Task Old_items_are_pruned_and_briefings_never()
    {
        await using var composer = await StartAsync();
        await CollectAsync(composer, 1);
        var briefing = await composer.Get<BriefingComposer>().ComposeAsync(Some.Request(Some.Morning), default);
        clock.Advance(TimeSpan.FromDays(39));
        await CollectAsync(composer, 2);
        clock.Advance(TimeSpan.FromDays(2));

        (await composer.Get<RetentionJob>().PruneAsync(default)).ShouldBe(1);

        await using var context = await composer.OpenAsync();
        (await context.Revisions.SingleAsync()).Item.Title.ShouldBe(Some.Item(2, Some.Morning).Title);
        (await context.Briefings.SingleAsync()).Composed.Html.ShouldBe(briefing.Composed.Html);
    }

    [Fact]
    public async Task A_clock_years_ahead_costs_a_day_of_the_oldest_items_and_not_all()
    {
        await using var composer = await StartAsync();
        for (var day = 0; day < 5; day++)
        {
            await CollectAsync(composer, day);
            clock.Advance(TimeSpan.FromDays(1.5));
        }
        clock.Jump(clock.GetUtcNow().AddYears(10));

        (await composer.Get<RetentionJob>().PruneAsync(default)).ShouldBe(1);
    }

    [Fact]
    public async Task The_latest_poll_of_a_feed_is_kept()
    {
        await using var composer = await StartAsync();
        var collector = composer.Get<PollCollector>();
        await collector.CollectAsync(Some.Fetched(Some.Morning.AddHours(-3)), default);
        await collector.CollectAsync(Some.Failed(Some.Morning.AddHours(-2), Some.Morning.AddHours(-2), 1), default);
        clock.Advance(TimeSpan.FromDays(60));

        await composer.Get<RetentionJob>().PruneAsync(default);

        await using var context = await composer.OpenAsync();
        (await context.FeedStatusPeriods.SingleAsync()).FailureKind.ShouldBe("timeout");
    }

    [Fact]
    public async Task An_item_that_is_fetched_again_after_it_was_pruned_is_not_news()
    {
        await using var composer = await StartAsync();
        var first = clock.GetUtcNow();
        await CollectAsync(composer, 1);
        await composer.Get<BriefingComposer>().ComposeAsync(Some.Request(Some.Morning), default);
        clock.Advance(TimeSpan.FromDays(45));
        (await composer.Get<RetentionJob>().PruneAsync(default)).ShouldBe(1);
        var now = clock.GetUtcNow();
        var again = Some.Item(1, now) with { FirstSeen = first, Published = first.AddMinutes(-10) };
        await composer.Get<ItemCollector>().CollectAsync([again, Some.Item(2, now)], default);

        var briefing = await composer.Get<BriefingComposer>().ComposeAsync(Some.Request(Some.Morning.AddDays(45)), default);

        briefing.Composed.Sections.Single().Stories.ShouldHaveSingleItem().Title.ShouldBe(Some.Item(2, now).Title);
    }

    private Task CollectAsync(ComposerProcess composer, int item) =>
        composer.Get<ItemCollector>().CollectAsync([Some.Item(item, clock.GetUtcNow())], default);

    private Task<ComposerProcess> StartAsync() => ComposerProcess.StartAsync(Database, clock, services: services => services
        .AddSingleton<RetentionJob>()
        .AddSingleton(new RetentionOptions { Keep = TimeSpan.FromDays(40) }));
}

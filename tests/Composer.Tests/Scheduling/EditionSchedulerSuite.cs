using BriefingBus.Composer.Collecting;
using BriefingBus.Composer.Scheduling;
using BriefingBus.Persistence;
using BriefingBus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Scheduling;

/// <summary>What must hold of the editions' hours, on either database.</summary>
public abstract class EditionSchedulerSuite
{
    private readonly FakeClock clock = new(Some.Morning.AddHours(-1));

    /// <summary>An empty database.</summary>
    protected abstract DatabaseOptions Database { get; }

    [Fact]
    public async Task Replicas_that_look_every_minute_compose_each_edition_once()
    {
        await using var one = await StartAsync();
        await using var two = await StartAsync();
        await HearOfAFeedAsync(one);
        for (var minute = 0; minute < 63; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            if (minute is < 57 and > 3)
                continue;
            await Task.WhenAll(one.Get<EditionScheduler>().AskAsync(default), two.Get<EditionScheduler>().AskAsync(default));
        }

        await one.UntilAsync(context => context.Briefings.CountAsync(b => b.PublishedAt != null), 1);
        await using var context = await one.OpenAsync();
        var briefing = await context.Briefings.SingleAsync();
        briefing.ScheduledAt.ShouldBe(Some.Morning);
        briefing.Composed.Late.ShouldBeFalse();
    }

    [Fact]
    public async Task A_run_missed_while_the_process_was_down_is_made_up_and_marked_late()
    {
        await using (var before = await StartAsync())
            await HearOfAFeedAsync(before);
        clock.Advance(TimeSpan.FromMinutes(90));

        await using var composer = await StartAsync();
        await composer.Get<EditionScheduler>().AskAsync(default);
        await composer.UntilAsync(context => context.Briefings.CountAsync(), 0);
        clock.Advance(EditionScheduler.CatchUpDelay);
        await composer.Get<EditionScheduler>().AskAsync(default);

        await composer.UntilAsync(context => context.Briefings.CountAsync(), 1);
        await using var context = await composer.OpenAsync();
        (await context.Briefings.SingleAsync()).Composed.Late.ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_installation_composes_no_briefing_for_hours_before_its_first_start()
    {
        clock.Advance(TimeSpan.FromMinutes(90));
        await using var composer = await StartAsync();
        await HearOfAFeedAsync(composer);
        clock.Advance(TimeSpan.FromMinutes(5));
        await composer.Get<EditionScheduler>().AskAsync(default);
        await Task.Delay(200);
        await composer.UntilAsync(context => context.Briefings.CountAsync(), 0);
    }

    [Fact]
    public async Task Each_briefing_is_composed_once_although_the_clock_jumps()
    {
        await using var composer = await StartAsync();
        await HearOfAFeedAsync(composer);
        await composer.Get<EditionScheduler>().AskAsync(default);
        clock.Advance(TimeSpan.FromMinutes(10));
        clock.Jump(Some.Morning.AddMinutes(40));
        await composer.Get<EditionScheduler>().AskAsync(default);
        await composer.UntilAsync(context => context.Briefings.CountAsync(), 1);
        clock.Jump(Some.Morning.AddMinutes(-20));
        await composer.Get<EditionScheduler>().AskAsync(default);
        clock.Advance(TimeSpan.FromMinutes(21));
        await composer.Get<EditionScheduler>().AskAsync(default);
        await Task.Delay(200);
        await composer.UntilAsync(context => context.Briefings.CountAsync(), 1);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(-3600)]
    [InlineData(-86400)]
    [InlineData(86400)]
    public async Task After_a_clock_was_set_the_next_hour_brings_its_briefing(int seconds)
    {
        await using var composer = await StartAsync(scheduled: true);
        await HearOfAFeedAsync(composer);
        clock.Jump(clock.GetUtcNow().AddSeconds(seconds));
        clock.Advance(clock.GetUtcNow().Date.AddHours(6) - clock.GetUtcNow().DateTime - TimeSpan.FromSeconds(30));

        await Eventually.TrueAsync(
            async () =>
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                await using var context = await composer.OpenAsync();
                return await context.Briefings.AnyAsync();
            },
            "a briefing comes");

        await using var stored = await composer.OpenAsync();
        (await stored.Briefings.SingleAsync()).Composed.Late.ShouldBeFalse();
    }

    private Task HearOfAFeedAsync(ComposerProcess composer) =>
        composer.Get<PollCollector>().CollectAsync(Some.Fetched(clock.GetUtcNow()), default);

    private Task<ComposerProcess> StartAsync(bool scheduled = false) => ComposerProcess.StartAsync(
        Database,
        clock,
        services: services => _ = scheduled
            ? services.AddComposerSchedule()
            : services.AddLogging().AddSingleton<EditionScheduler>().AddSingleton<StartupTime>());
}

using BriefingBus.Composer.Storage;
using BriefingBus.Contracts;
using BriefingBus.Hosting.Storage;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Composing;

/// <summary>What must hold of composing, on either database.</summary>
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
        await UntilAsync(composer, context => context.Revisions.CountAsync(), 2);
        await composer.Bus.Publish(Some.Request(Some.Morning));

        var briefing = await published.Task.WaitAsync(TimeSpan.FromSeconds(30));
        briefing.Stories.ShouldBe(2);
        briefing.Text.ShouldContain("Museum returns carved mask to its village");
        await UntilAsync(composer, context => context.Briefings.CountAsync(b => b.PublishedAt != null), 1);
    }

    private Task<ComposerProcess> StartAsync(Action<IBusRegistrationConfigurator>? consumers = null) =>
        ComposerProcess.StartAsync(Database, clock, consumers: consumers);

    private static async Task UntilAsync(ComposerProcess composer, Func<ComposerContext, Task<int>> count, int expected)
    {
        for (var tries = 0; ; tries++)
        {
            await using var context = await composer.Get<IDbContextFactory<ComposerContext>>().CreateDbContextAsync();
            var found = await count(context);
            if (found == expected)
                return;
            tries.ShouldBeLessThan(300, $"found {found}, expected {expected}");
            await Task.Delay(100);
        }
    }
}

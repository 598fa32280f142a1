using System.Net;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using BriefingBus.Web.Pipeline;
using MassTransit;
using Shouldly;
using Xunit;
using static BriefingBus.Web.Tests.Feeds.FeedMessages;

namespace BriefingBus.Web.Tests.Pipeline;

/// <summary>The pipeline over a real broker. Each test has a virtual host of its own: a queue that one leaves behind would be in the
/// picture of the next.</summary>
public sealed class RabbitMqPipelineTests : IAsyncLifetime
{
    private static readonly string[] OwnQueues =
        ["web-briefings", "web-failed-items", "web-feeds", "web-items", "web-left-out", "web-pictures"];
    private readonly RabbitMqServer broker = new();
    private readonly FakeClock clock = new(DateTimeOffset.UtcNow);

    public ValueTask InitializeAsync() => broker.InitializeAsync();

    public ValueTask DisposeAsync() => broker.DisposeAsync();

    [Fact]
    public async Task Queues_consumers_and_dead_letters_come_from_the_broker()
    {
        var bus = broker.Options with { Management = broker.Management.BaseAddress };
        await using var web = await WebPage.StartAsync(clock: clock, bus: bus, editions: [Edition(North)]);
        await Eventually.TrueAsync(
            async () => await LookAsync(web) is { Queues: var queues, Services: var services }
                && services.Single(s => s.Name == "Web") is { State: "running", Consumers: 1 } && OwnQueues
                    .All(own => queues.Any(q => q.Name == own)),
            "the page sees itself running, with all its queues");
        await using (var probe = await BusProbe.ConnectAsync(broker.Options))
            await probe.PublishAsync(Fetched(DateTimeOffset.UtcNow));
        await Eventually.TrueAsync(
            async () => (await LookAsync(web)).Queues.Single(q => q.Name == "web-feeds") is { Handled: 1, LastAt: not null },
            "the poll is counted");
        var picture = await web.Get<PipelineView>().NowAsync(default);

        picture.Queues.Select(q => q.Name).ShouldBe(OwnQueues);
        picture.Queues.ShouldAllBe(q => q.Consumers == 1 && q.DeadLetters == 0);
        picture.Services.Single(s => s.Name == "Composer").State.ShouldBe("never started");
        picture.Bus.DownSince.ShouldBeNull();
    }

    [Fact]
    public async Task A_subscribers_queue_is_shown_whatever_its_name()
    {
        await using var connection = await new RabbitMQ.Client.ConnectionFactory { Uri = broker.Address }
            .CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        foreach (var queue in new[] { "press_office", QueueNames.ErrorQueueOf("press_office"), QueueNames.SkippedQueueOf("press_office") })
            await DurableQueue.DeclareAsync(channel, queue, TestContext.Current.CancellationToken);
        var bus = broker.Options with { Management = broker.Management.BaseAddress };

        await using var web = await WebPage.StartAsync(clock: clock, bus: bus, editions: [Edition(North)]);

        await Eventually.TrueAsync(
            async () => (await LookAsync(web)).Queues.Any(q => q.Name == "press_office"), "the page shows the subscriber's queue");
        var shown = (await LookAsync(web)).Queues.Select(q => q.Name).ToList();
        shown.ShouldNotContain(name => DeadLetterQueue.IsOne(name) || name == QueueRegistry.Queue || name == DeadLetterQueue.Reports);
    }

    [Fact]
    public async Task A_service_that_stops_is_seen_to_be_down_and_since_when()
    {
        var bus = broker.Options with { Management = broker.Management.BaseAddress };
        await using var web = await WebPage.StartAsync(clock: clock, bus: bus, editions: [Edition(North)]);
        await using (await WebPage.StartAsync(bus: broker.Options, consumers: AddPreviewConsumer))
            await Eventually.TrueAsync(async () => await StateAsync(web) == "running", "Composer is seen to run");

        var stopped = clock.GetUtcNow();
        await Eventually.TrueAsync(async () => await StateAsync(web) == "down", "Composer is seen to be down");

        var composer = (await web.Get<PipelineView>().NowAsync(default)).Services.Single(s => s.Name == "Composer");
        composer.Since.ShouldNotBeNull().ShouldBeInRange(stopped, clock.GetUtcNow());
        (await web.Client.GetStringAsync("/pipeline")).ShouldContain("Its queues have had no consumer since ");
    }

    [Fact]
    public async Task A_refused_user_is_named_as_the_reason()
    {
        await broker.AddUserAsync("nobody", "nothing");
        var bus = broker.Options with { Management = broker.Management.BaseAddress, User = "nobody", Password = "nothing" };
        await using var web = await WebPage.StartAsync(clock: clock, bus: bus, editions: [Edition(North)]);

        await Eventually.TrueAsync(
            async () =>
            {
                clock.Advance(BusMonitor.Interval);
                return WebUtility.HtmlDecode(await web.Client.GetStringAsync("/pipeline"))
                    .Contains("it refuses the user of BUS__USER", StringComparison.Ordinal);
            },
            "the page says that the user is refused");
    }

    private static void AddPreviewConsumer(IBusRegistrationConfigurator bus) => bus
        .AddHandler((ConsumeContext<PreviewBriefing> _) => Task.CompletedTask)
        .Endpoint(e => e.Name = "preview-briefing");

    /// <summary>Lets the time pass after which the page queries the broker again.</summary>
    private Task<PipelinePicture> LookAsync(WebPage web)
    {
        clock.Advance(BusMonitor.Interval);
        return web.Get<PipelineView>().NowAsync(default);
    }

    private async Task<string> StateAsync(WebPage web) => (await LookAsync(web)).Services.Single(s => s.Name == "Composer").State;
}

using System.Collections.Concurrent;
using BriefingBus.Contracts;
using BriefingBus.EndToEnd.Tests.Faults;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests;

/// <summary><c>briefingbus republish</c> against a real broker and a real Composer.</summary>
public sealed class RepublishTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>
{
    [Fact]
    public async Task Stored_briefings_go_to_one_queue_or_to_all_and_what_is_wrong_is_said()
    {
        var folder = Directory.CreateTempSubdirectory("briefingbus-republish-");
        var environment = await EnvironmentAsync(folder.FullName);
        (await RepublishAsync("--since", "7d")).Errors.ShouldContain("There is no queue for the request");

        using var composer = new ServiceProcess("Composer", environment, folder.FullName);
        composer.Start();
        var (early, late) = (new ConcurrentQueue<BriefingComposed>(), new ConcurrentQueue<BriefingComposed>());
        using var first = await ListenAsync("first", early);
        await Eventually.TrueAsync(() => composer.IsUp, "Composer is up", TimeSpan.FromSeconds(60));
        await Eventually.TrueAsync(() => rabbit.IsBoundAsync<ComposeBriefing>("compose-briefing"), "its queue is there and bound");
        var now = DateTimeOffset.UtcNow;
        foreach (var (edition, daysAgo) in new[] { ("morning", 9), ("morning", 2), ("evening", 1), ("morning", 1) })
            await first.Services.GetRequiredService<IBus>()
                .Publish(new ComposeBriefing { Edition = edition, ScheduledAt = now.AddDays(-daysAgo) });
        await Eventually.TrueAsync(() => early.Count == 4, "four briefings are composed", TimeSpan.FromSeconds(60));
        using var second = await ListenAsync("second", late);

        var toOne = await RepublishAsync("--edition", "morning", "--since", "7d", "--to", "second");
        toOne.ExitCode.ShouldBe(0, toOne.Errors);
        toOne.Errors.ShouldStartWith("Published again: 2 briefings of morning since");
        await Eventually.TrueAsync(() => late.Count == 2, "the late subscriber has them");
        late.Select(b => b.ScheduledAt.UtcDateTime.Date).ShouldBe([now.AddDays(-2).UtcDateTime.Date, now.AddDays(-1).UtcDateTime.Date]);
        late.Select(b => b.BriefingId).ShouldBeSubsetOf(early.Select(b => b.BriefingId));
        early.Count.ShouldBe(4);

        (await RepublishAsync("--since", "30d")).Errors.ShouldStartWith("Published again: 4 briefings of every edition");
        await Eventually.TrueAsync(() => late.Count == 6 && early.Count == 8, "everybody has them again");

        var unknown = await RepublishAsync("--since", "7d", "--to", "secnod");
        unknown.ExitCode.ShouldBe(2);
        unknown.Errors.ShouldContain("There is no queue \"secnod\"");
        (await rabbit.QueuesAsync()).Keys.ShouldNotContain("secnod");
        folder.Delete(recursive: true);

        Task<CommandResult> RepublishAsync(params string[] arguments) =>
            CommandLine.RunAsync(["republish", .. arguments], environment: environment);
    }

    [Fact]
    public async Task A_broker_that_is_not_there_is_named()
    {
        var run = await CommandLine.RunAsync(
            ["republish", "--since", "7d"], environment: new Dictionary<string, string> { ["BUS__HOST"] = "127.0.0.1:9" });

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("RabbitMQ at 127.0.0.1:9 cannot be reached");
    }

    /// <summary>With hardly any grace: at whatever time this runs, no run is made up for.</summary>
    private async Task<Dictionary<string, string>> EnvironmentAsync(string folder)
    {
        var file = Path.Combine(folder, "briefing.yaml");
        await File.WriteAllTextAsync(file, """
            editions:
              - name: morning
                title: Morning
                at: "06:00"
                grace: 1m
                timeZone: UTC
                sections: [{ title: News, feeds: [{ url: "https://feeds.example/" }] }]
              - name: evening
                title: Evening
                at: "18:00"
                grace: 1m
                timeZone: UTC
                sections: [{ title: News, feeds: [{ url: "https://feeds.example/" }] }]
            """);
        return new()
        {
            ["BRIEFING_CONFIG"] = file,
            ["DATABASE__FOLDER"] = folder,
            ["BUS__HOST"] = rabbit.Options.Host!,
            ["BUS__VIRTUALHOST"] = rabbit.Options.VirtualHost,
            ["BUS__USER"] = rabbit.Options.User,
            ["BUS__PASSWORD"] = rabbit.Options.Password!,
        };
    }

    private async Task<IHost> ListenAsync(string queue, ConcurrentQueue<BriefingComposed> heard)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(heard);
        builder.Services.AddBriefingBus(
            rabbit.Options, bus => bus.AddConsumer<Consumer>().Endpoint(e => { e.Name = queue; e.ConcurrentMessageLimit = 1; }));
        var host = builder.Build();
        await host.StartAsync();
        await Eventually.TrueAsync(
            () => host.Services.GetRequiredService<IBusControl>().CheckHealth().Status == BusHealthStatus.Healthy, "the bus is ready");
        return host;
    }

    public sealed class Consumer(ConcurrentQueue<BriefingComposed> heard) : IConsumer<BriefingComposed>
    {
        public Task Consume(ConsumeContext<BriefingComposed> context)
        {
            heard.Enqueue(context.Message);
            return Task.CompletedTask;
        }
    }
}

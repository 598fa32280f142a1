using System.Collections.Concurrent;
using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Faults;

/// <summary>Three RabbitMQ nodes on one machine, of which the one that leads the queue is killed in mid-flow. Takes a minute, so it runs
/// by itself: <c>tests/cluster</c>.</summary>
public sealed class ClusterTests
{
    private const string Queue = "cluster-items";
    private const int Messages = 2000;

    [Fact]
    public async Task The_leader_of_a_queue_is_killed_in_mid_flow_and_nothing_is_lost()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CLUSTER") == "1", "It starts three brokers; tests/cluster runs it");
        await using var servers = await PrivateServices.StartAsync(nodes: 3);
        var seen = new ConcurrentDictionary<string, int>();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(seen);
        builder.Services.AddBriefingBus(
            new() { Host = servers.Environment["BUS__HOST"], User = servers.Environment["BUS__USER"], Password = servers.Password },
            bus => bus.AddConsumer<Consumer>().Endpoint(e => e.Name = Queue));
        using var host = builder.Build();
        await host.StartAsync();
        var bus = host.Services.GetRequiredService<IBusControl>();
        await Eventually.TrueAsync(() => bus.CheckHealth().Status == BusHealthStatus.Healthy, "the bus is ready");
        var leader = (await servers.QueuesAsync()).Single(q => q.Name == Queue).Leader!;

        Task? kill = null;
        for (var n = 0; n < Messages; n++)
        {
            if (n == Messages / 3)
                kill = servers.KillNodeAsync(leader["test".Length] - '0');
            await PublishAsync(bus, $"item{n}");
        }
        await kill!;
        await Eventually.TrueAsync(() => seen.Count == Messages, "every message arrives", TimeSpan.FromMinutes(2));

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"killed {leader}; published {Messages}, arrived {seen.Count}, lost {Messages - seen.Count}, "
            + $"delivered again {seen.Values.Count(times => times > 1)}");
        seen.Count.ShouldBe(Messages);
        await host.StopAsync();
    }

    /// <summary>As every publisher of the system does: what the broker has not confirmed is published again.</summary>
    private static async Task PublishAsync(IBus bus, string mark)
    {
        for (var tries = 0; ; tries++)
            try
            {
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
                await bus.Publish(new FetchFeed { FeedUrl = mark, RequestedAt = default }, limit.Token);
                return;
            }
            catch (Exception exception) when (tries < 12
                && (TransientFault.IsTransient(exception) || exception is OperationCanceledException))
            {
                await Task.Delay(500);
            }
    }

    public sealed class Consumer(ConcurrentDictionary<string, int> seen) : IConsumer<FetchFeed>
    {
        public Task Consume(ConsumeContext<FetchFeed> context)
        {
            seen.AddOrUpdate(context.Message.FeedUrl, 1, (_, times) => times + 1);
            return Task.CompletedTask;
        }
    }
}

using System.Text;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Bus;

/// <summary>What the management API says of the broker's alarms.</summary>
public sealed class BrokerAlarmTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>
{
    [Fact]
    public async Task A_broker_that_is_well_has_none()
    {
        using var management = new BrokerManagement(rabbit.Options with { Management = rabbit.Management.BaseAddress });

        (await management.AlarmsAsync(TestContext.Current.CancellationToken)).ShouldBe([]);
    }

    [Fact]
    public async Task Each_node_names_its_own()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("/api/nodes", Reply.Bytes(Encoding.UTF8.GetBytes("""
            [
              { "name": "rabbit@one", "mem_alarm": true, "disk_free_alarm": false, "running": true },
              { "name": "rabbit@two", "mem_alarm": false, "disk_free_alarm": true, "running": true },
              { "name": "rabbit@three", "running": false }
            ]
            """), "application/json"));
        using var management = new BrokerManagement(new() { Management = new(server.Url("/")) });

        (await management.AlarmsAsync(TestContext.Current.CancellationToken))
            .ShouldBe([new("rabbit@one", "memory"), new("rabbit@two", "disk")]);
    }

    [Fact]
    public async Task They_are_unknown_where_the_user_may_not_ask()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("/api/nodes", Reply.Status(401));
        using var management = new BrokerManagement(new() { Management = new(server.Url("/")) });

        (await management.AlarmsAsync(TestContext.Current.CancellationToken)).ShouldBeNull();
    }
}

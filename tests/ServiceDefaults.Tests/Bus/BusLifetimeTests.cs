using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Bus;

public sealed class BusLifetimeTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>
{
    [Fact]
    public async Task A_bus_that_was_stopped_before_it_had_reached_the_broker_takes_no_message_later()
    {
        using var relay = new BrokerRelay(rabbit.Address) { IsOpen = false };
        await using (await ProbeHost.BeginAsync(rabbit.Options with { Host = relay.Host }, _ => Task.CompletedTask))
            await Eventually.TrueAsync(() => relay.Attempts > 0, "the bus looks for the broker");
        relay.IsOpen = true;
        await using var next = await ProbeHost.StartAsync(rabbit.Options, _ => Task.CompletedTask);

        // A bus that was left behind would look for the broker every few seconds, and then take every other message.
        for (var n = 0; n < 40; n++)
        {
            await next.PublishAsync($"{n}");
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }

        await Eventually.TrueAsync(() => next.Asked.Count == 40, "the next bus takes all of them");
        (await rabbit.PeekAsync(ProbeHost.Queue + "_error")).ShouldBeEmpty();
    }
}

using BriefingBus.Testing;
using MassTransit;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Bus;

/// <summary>What the log says of messages that fail.</summary>
public sealed class FailedMessageLogTests
{
    [Fact]
    public async Task The_first_of_a_kind_is_a_sentence_and_those_that_follow_are_counted_after_a_minute()
    {
        var clock = new FakeTimeProvider(new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero));
        await using var host = await ProbeHost.StartAsync(
            new(), command => throw new FormatException($"No number in {command.FeedUrl}."), clock);

        var failed = new FailureCount();
        host.Bus.ConnectReceiveObserver(failed);

        for (var n = 0; n < 3; n++)
            await host.PublishAsync($"feed {n}");
        await Eventually.TrueAsync(() => failed.Count == 3, "all have failed");
        Said(host).ShouldHaveSingleItem().ShouldMatch(
            "^Message [-0-9a-f]{36} of probe-fetch-feed failed and is a dead letter: No number in feed .\\. "
                + "Others that fail alike within a minute");

        clock.Advance(TimeSpan.FromMinutes(1));
        Said(host)[1].ShouldStartWith("2 more messages of probe-fetch-feed have failed since 2026-09-23 06:00:00Z and are dead letters");

        await host.PublishAsync("feed 3");
        await Eventually.TrueAsync(() => failed.Count == 4, "another has failed");
        Said(host)[2].ShouldContain("failed and is a dead letter: No number in feed 3. Others that fail alike");
    }

    private static List<string> Said(ProbeHost host) =>
        [.. host.Log.Where(line => line.Contains("dead letter", StringComparison.Ordinal))];

    private sealed class FailureCount : IReceiveObserver
    {
        private int count;

        public int Count => count;

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class
        {
            Interlocked.Increment(ref count);
            return Task.CompletedTask;
        }

        public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;

        public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class =>
            Task.CompletedTask;
    }
}

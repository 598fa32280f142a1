using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Letters;
using BriefingBus.DeadLetters.RabbitMq;
using BriefingBus.Hosting.Bus;
using BriefingBus.Testing;
using MassTransit;
using Shouldly;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>The desk over RabbitMQ's own queues.</summary>
public sealed class RabbitMqDeskTests(RabbitMqServer rabbit) : DeskSuite, IClassFixture<RabbitMqServer>
{
    /// <summary>The issue of RabbitMQ 4: a queue that says nothing gives a message up after 20 deliveries, and a look is one.</summary>
    [Fact]
    public async Task Fifty_looks_wear_nothing_out()
    {
        await using var store = await OpenAsync();
        for (var n = 0; n < 20; n++)
            await store.PutAsync(Errors, SomeLetter.Thrown(n), default);
        var desk = new DeadLetterDesk(store, TimeProvider.System, "ann");

        for (var look = 0; look < 50; look++)
            (await desk.CountAsync(new())).ShouldBe(20);
    }

    private protected override async Task<IDeadLetters> OpenAsync()
    {
        await TopologyDeployment.DeployAsync(rabbit.Options, bus => bus.AddConsumer<Nobody>().Endpoint(e => e.Name = Source), TestContext.Current.CancellationToken);
        return await RabbitMqDeadLetters.OpenAsync(rabbit.Options, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    private protected override async Task<IReadOnlyList<DeadLetterMessage>> TakeSentAsync(IDeadLetters store)
    {
        var sent = new List<DeadLetterMessage>();
        await store.VisitAsync(Source, message =>
        {
            sent.Add(message with { Body = message.Body.ToArray() });
            return new(AfterVisit.Remove);
        }, 1, default);
        return sent;
    }

    private sealed class Nobody : IConsumer<FetchFeed>
    {
        public Task Consume(ConsumeContext<FetchFeed> context) => Task.CompletedTask;
    }
}

using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Letters;
using BriefingBus.DeadLetters.RabbitMq;
using BriefingBus.ServiceDefaults.Bus;
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

    [Fact]
    public async Task Sent_one_at_a_time_the_message_that_kills_its_process_is_named_and_its_neighbours_succeed()
    {
        await using var store = await OpenAsync();
        var desk = new DeadLetterDesk(store, TimeProvider.System, "ann");
        var killer = SomeLetter.Thrown(2).MessageId!;
        for (var n = 0; n < 6; n++)
            await store.PutAsync(Source, SomeLetter.Thrown(n) with { Headers = new Dictionary<string, object?>() }, default);
        await using var process = MortalProcess.Start(rabbit.Options, Source, killer, store);

        // The broker gives it up, and those behind it, which were sent ahead with it.
        await Eventually.TrueAsync(async () => await desk.CountAsync(new() { SuspectsOnly = true }) == 4, "four are given up", TimeSpan.FromMinutes(2));
        var listed = await desk.ListAsync(new()).ToListAsync();
        var outcome = await desk.ReplayAsync(new() { Filter = new() { SuspectsOnly = true }, Isolate = true, Patience = TimeSpan.FromMinutes(2) });

        listed.ShouldAllBe(l => l.Kind == DeadLetterKind.DeliveryLimit && l.ExceptionType == null && l.FailedAt != null && l.Queue == Errors && l.Source == Source);
        outcome.Killers.ShouldHaveSingleItem().MessageId.ShouldBe(killer);
        (outcome.Undecided, outcome.Numbers.Sent, outcome.Numbers.Succeeded, outcome.Numbers.Pending).ShouldBe((null, 4, 3, 0));
        (await desk.ListAsync(new()).ToListAsync()).ShouldHaveSingleItem().MessageId.ShouldBe(killer);
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

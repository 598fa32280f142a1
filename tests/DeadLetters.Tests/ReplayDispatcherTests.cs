using System.Text;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Ingest;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Replay;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Loops;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>When the dispatcher looks for messages to send: seldom, unless there are some.</summary>
public sealed class ReplayDispatcherTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>, IDisposable
{
    private const string Source = "pace";

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-pace-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_replay_that_begins_in_the_process_is_sent_without_waiting_for_the_next_look()
    {
        // No interval of a loop ever passes.
        await using var system = await StartAsync(loops: true, new FakeClock("2026-09-23T06:00:00Z"));
        await FailAsync(system, messages: 3);

        await system.Service.Operations.BeginReplayAsync(new() { Filter = new() }, "all", "ann", Cancellation);

        var sent = 0;
        await Eventually.TrueAsync(async () => (sent += (await system.TakeAsync(Source)).Count) == 3, () => $"3 are sent, not {sent}");
    }

    [Fact]
    public async Task The_next_look_is_due_at_once_after_a_batch_soon_while_a_replay_waits_and_otherwise_not_at_all()
    {
        var clock = new FakeClock("2026-09-23T06:00:00Z");
        await using var system = await StartAsync(loops: false, clock);
        await FailAsync(system, messages: 2);
        var dispatcher = system.Get<ReplayDispatcher>();

        (await dispatcher.DispatchAsync(Cancellation)).ShouldBeNull();
        await system.Service.Operations.BeginReplayAsync(new() { Filter = new(), Rate = 1 }, "slowly", "ann", Cancellation);
        (await dispatcher.DispatchAsync(Cancellation)).ShouldNotBeNull()
            .ShouldBeInRange(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(2));
        (await dispatcher.DispatchAsync(Cancellation)).ShouldBe(TimeSpan.Zero);
        clock.Advance(TimeSpan.FromSeconds(2));
        await dispatcher.DispatchAsync(Cancellation);
        (await dispatcher.DispatchAsync(Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Pending_messages_are_resent_one_at_a_time_if_requested_and_stay_pending_after_a_stop()
    {
        var clock = new FakeClock("2026-09-23T06:00:00Z");
        await using var system = await StartAsync(loops: false, clock);
        await FailAsync(system, messages: 3);
        var dispatcher = system.Get<ReplayDispatcher>();
        await system.Service.Operations.BeginReplayAsync(new() { Filter = new() }, "all", "ann", Cancellation);
        await dispatcher.DispatchAsync(Cancellation);
        var ids = (await system.TakeAsync(Source)).Select(m => m.Header("replay-id")![..16]).ToList();
        ids.Count.ShouldBe(3);

        var replay = await system.Service.Operations.BeginReplayAsync(
            new() { Filter = new() { Ids = ids }, Isolate = true }, "one by one", "ann", Cancellation);
        await dispatcher.DispatchAsync(Cancellation);
        await dispatcher.DispatchAsync(Cancellation);
        var first = (await system.TakeAsync(Source)).ShouldHaveSingleItem();
        await system.Get<OutcomeWriter>().StoreAsync(
            [new() { FinishedAt = clock.GetUtcNow(), Queue = Source, ReplayId = first.Header("replay-id")! }], Cancellation);
        await dispatcher.DispatchAsync(Cancellation);
        var second = (await system.TakeAsync(Source)).ShouldHaveSingleItem();
        await system.Service.Operations.StopAsync(replay.Id, "Stopped", Cancellation);
        await dispatcher.DispatchAsync(Cancellation);

        second.MessageId.ShouldNotBe(first.MessageId);
        (await system.TakeAsync(Source)).ShouldBeEmpty();
        (await dispatcher.DispatchAsync(Cancellation)).ShouldBeNull();
        (await system.Service.Messages.CountAsync(new() { State = MessageState.Retrying }, max: null, Cancellation)).Total.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_that_cannot_be_sent_waits_as_before_with_the_reason_and_the_others_are_sent()
    {
        await using var system = await StartAsync(loops: false, new FakeClock("2026-09-23T06:00:00Z"));
        await FailAsync(system, messages: 3);
        // An imported file may have any length; AMQP has up to 255 bytes.
        var imported = TestFailure.Thrown(3, Source + "_error") with { ContentType = new string('x', 300) };
        await system.Get<FailureWriter>().StoreAsync([imported], revive: true, Cancellation);
        var replay = await system.Service.Operations.BeginReplayAsync(new() { Filter = new() }, "all", "ann", Cancellation);

        await system.Get<ReplayDispatcher>().DispatchAsync(Cancellation);

        (await system.TakeAsync(Source)).Count.ShouldBe(3);
        var begun = (await system.Service.Operations.FindAsync(replay.Id, Cancellation))!;
        (begun.Replay!.Sent, begun.Replay.Refused).ShouldBe((3, 1));
        begun.Notes.ShouldHaveSingleItem().ShouldContain("content-type is longer than the 255 bytes that AMQP allows");
        (await system.Service.Messages.ListAsync(new(), Cancellation).ToListAsync(Cancellation)).ShouldHaveSingleItem()
            .MessageId.ShouldBe(imported.MessageId);
    }

    [Fact]
    public async Task A_message_over_which_the_broker_closes_the_channel_waits_as_before_and_the_others_are_sent()
    {
        var clock = new FakeClock("2026-09-23T06:00:00Z");
        await using var system = await StartAsync(loops: false, clock);
        // CC has further routing keys, as a list. The broker refuses any other value as it does a body that is too long.
        var refused = TestFailure.Thrown(3, Source + "_error") with
        {
            Headers = new Dictionary<string, object?> { ["CC"] = "no list" },
        };
        await system.Get<FailureWriter>().StoreAsync([refused], revive: false, Cancellation);
        await FailAsync(system, messages: 3);
        var replay = await system.Service.Operations.BeginReplayAsync(new() { Filter = new() }, "all", "ann", Cancellation);
        var dispatcher = system.Get<ReplayDispatcher>();

        for (var pass = 0; pass < 10; pass++)
        {
            try
            {
                await dispatcher.DispatchAsync(Cancellation);
            }
            catch (RefusedMessageException) when (pass < 2)
            {
                // Which of them the broker refuses is not known before each is sent alone.
            }
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        (await system.TakeAsync(Source)).Select(m => m.MessageId).Distinct().Count().ShouldBe(3);
        var begun = (await system.Service.Operations.FindAsync(replay.Id, Cancellation))!;
        (begun.Replay!.Sent, begun.Replay.Refused).ShouldBe((3, 1));
        begun.Notes.ShouldHaveSingleItem().ShouldContain("PRECONDITION_FAILED");
        (await system.Service.Messages.ListAsync(new(), Cancellation).ToListAsync(Cancellation)).ShouldHaveSingleItem()
            .MessageId.ShouldBe(refused.MessageId);
    }

    [Fact]
    public async Task An_edit_that_fails_before_its_send_is_recorded_is_shown_as_it_was_sent()
    {
        var clock = new FakeClock("2026-09-23T06:00:00Z");
        await using var system = await StartAsync(loops: false, clock);
        await FailAsync(system, messages: 1);
        var original = Encoding.UTF8.GetString(TestFailure.Thrown(0).Body.Span);
        var edited = original.Replace("Story 0", "Story 9");
        var id = (await system.Service.Messages.ListAsync(new(), Cancellation).ToListAsync(Cancellation)).ShouldHaveSingleItem().Id;
        await system.Service.Operations.BeginEditAsync(id, Encoding.UTF8.GetBytes(edited), TimeSpan.FromSeconds(30), "ann", Cancellation);
        var dispatcher = new ReplayDispatcher(
            system.Store, new Unconfirmed(system.Get<FailureWriter>()), system.Get<LoopSignal<ReplayDispatcher>>(), clock);

        await Should.ThrowAsync<TimeoutException>(() => dispatcher.DispatchAsync(Cancellation));

        var shown = (await system.Service.ShowAsync(id, Cancellation))!;
        (shown.Message.State, shown.Message.IsEdited).ShouldBe((MessageState.Failed, true));
        shown.Body.ShouldContain("Story 9");
        shown.OriginalBody!.ShouldContain("Story 0");
    }

    private async Task<TestSystem> StartAsync(bool loops, TimeProvider clock)
    {
        await TopologyDeployment.DeployAsync(rabbit.Options, bus => bus.AddConsumer<Nobody>().Endpoint(e => e.Name = Source), Cancellation);
        var system = await TestSystem.StartAsync(rabbit.Options, new DatabaseOptions { Folder = folder }, loops, clock);
        await system.ClearAsync(Source);
        return system;
    }

    private static Task FailAsync(TestSystem system, int messages) => system.Get<FailureWriter>().StoreAsync(
        [.. Enumerable.Range(0, messages).Select(n => TestFailure.Thrown(n, Source + "_error"))], revive: false, Cancellation);

    private sealed class Nobody : IConsumer<FetchFeed>
    {
        public Task Consume(ConsumeContext<FetchFeed> context) => Task.CompletedTask;
    }

    /// <summary>Takes a message to its consumer, which fails at once, and never confirms it.</summary>
    private sealed class Unconfirmed(FailureWriter failures) : IReplayTransport
    {
        public int? MaxInFlight => null;

        public Task ReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public async Task SendAsync(DeadLetterMessage message, CancellationToken cancellationToken)
        {
            await failures.StoreAsync([message with { Queue = Source + "_error" }], revive: false, cancellationToken);
            throw new TimeoutException("RabbitMQ has not confirmed a message");
        }
    }
}

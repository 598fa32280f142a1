using System.Collections.Concurrent;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Letters;
using BriefingBus.DeadLetters.OneProcess;
using BriefingBus.DeadLetters.Sqlite;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>A process whose queues are in its memory, and another that opens its file: what fails is kept, what is replayed comes back.</summary>
public sealed class OneProcessTests : IAsyncDisposable
{
    private const string Queue = "probe";

    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-one-process-").FullName;
    private readonly Works works = new();
    private readonly List<IHost> hosts = [];
    private IHost? host;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        // Not before: what MassTransit logs with is shared by the hosts of a process.
        hosts.ForEach(h => h.Dispose());
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_fails_is_kept_as_a_broker_keeps_it_and_survives_a_restart()
    {
        works.Fault = _ => new InvalidDataException("It is no gzip.");
        await StartAsync();
        await PublishAsync("a");
        await KeptAsync(1);
        await StopAsync();

        var letter = (await Desk().ListAsync(new()).ToListAsync()).ShouldHaveSingleItem();

        (letter.Queue, letter.Source, letter.Kind, letter.MessageType, letter.FeedUrl).ShouldBe(("probe_error", Queue, DeadLetterKind.Failed, "FetchFeed", "a"));
        (letter.ExceptionType, letter.Reason, letter.Tries).ShouldBe(("System.IO.InvalidDataException", "It is no gzip.", 1));
        letter.ThrownAt.ShouldBe("DeadLetters.Tests.OneProcessTests.Consumer.Consume");
        letter.FailedAt!.Value.ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        letter.MessageId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_replay_from_another_process_reaches_the_consumer_and_hears_what_became_of_it()
    {
        works.Fault = _ => new InvalidDataException("It is no gzip.");
        await StartAsync();
        foreach (var name in new[] { "a", "b", "c" })
            await PublishAsync(name);
        await KeptAsync(3);
        works.Fault = message => message.FeedUrl == "c" ? new FormatException("Another one.") : null;

        var outcome = await Desk().ReplayAsync(new() { Filter = new() });

        (outcome.Numbers.Succeeded, outcome.Numbers.FailedSame, outcome.Numbers.FailedOther, outcome.Numbers.Pending).ShouldBe((2, 0, 1, 0));
        works.Done.Order().ShouldBe(["a", "b"]);
        var left = (await Desk().ListAsync(new()).ToListAsync()).ShouldHaveSingleItem();
        (left.FeedUrl, left.Replays, left.ReplayedBy).ShouldBe(("c", 1, "ann"));
        (await Desk().AuditAsync().Where(e => e.Action == AuditAction.ReplaySucceeded).CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_replayed_while_no_process_runs_is_pending_and_goes_to_the_next_one()
    {
        works.Fault = _ => new InvalidDataException("It is no gzip.");
        await StartAsync();
        await PublishAsync("a");
        await KeptAsync(1);
        await StopAsync();
        works.Fault = _ => null;

        var outcome = await Desk().ReplayAsync(new() { Filter = new(), Patience = TimeSpan.Zero });
        await StartAsync();
        await Eventually.TrueAsync(() => works.Done.Contains("a"), "the message comes to its consumer");

        outcome.Numbers.Pending.ShouldBe(1);
        await Eventually.TrueAsync(async () => await Desk().AuditAsync().AnyAsync(e => e.Action == AuditAction.ReplaySucceeded), "the audit says so");
        works.Done.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_ends_its_process_every_time_is_given_up_and_its_neighbours_are_not()
    {
        await using var store = await SqliteDeadLetters.OpenAsync(folder, TimeProvider.System, default);
        await store.RegisterAsync([Queue], default);
        foreach (var (name, number) in new[] { ("killer", 1), ("neighbour", 2) })
            await store.PutAsync(Queue, Message(name, number), default);
        // As three processes leave it that were killed while they had both, then the killer alone.
        var both = await store.OnTheirWayAsync([Queue], [], 10, default);
        await store.CountDeliveryAsync([.. both.Select(m => m.Number)], 1, default);
        await store.CountDeliveryAsync([both[0].Number], 2, default);

        await StartAsync();
        await Eventually.TrueAsync(() => works.Done.Contains("neighbour"), "the neighbour comes to its consumer");

        var letter = (await Desk().ListAsync(new()).ToListAsync()).ShouldHaveSingleItem();
        (letter.FeedUrl, letter.Kind, letter.Tries, letter.IsSuspect).ShouldBe(("killer", DeadLetterKind.DeliveryLimit, 3, true));
        works.Done.ShouldBe(["neighbour"]);
    }

    [Fact]
    public async Task A_message_that_no_consumer_knows_is_kept_as_skipped()
    {
        await StartAsync();
        await using var store = await SqliteDeadLetters.OpenAsync(folder, TimeProvider.System, default);
        await Eventually.TrueAsync(async () => (await store.QueuesAsync(default)).Any(q => q.Name == "probe_error"), "the process has said what it consumes");

        await store.PutAsync(Queue, Message("a", 1) with { Body = SomeLetter.Body(SomeLetter.Item(1)) }, default);
        await KeptAsync(1);

        var letter = (await Desk().ListAsync(new()).ToListAsync()).ShouldHaveSingleItem();
        (letter.Queue, letter.Kind, letter.MessageType).ShouldBe(("probe_skipped", DeadLetterKind.Skipped, "CleanItem"));
    }

    private static DeadLetterMessage Message(string name, int number) => SomeLetter.Thrown(number) with
    {
        Headers = new Dictionary<string, object?> { [LetterHeaders.ReplayId] = "replay" + number },
        Body = SomeLetter.Body(new FetchFeed { FeedUrl = name, RequestedAt = SomeLetter.Failed }),
    };

    private DeadLetterDesk Desk() => new(new SqliteDeadLetters(folder, TimeProvider.System), TimeProvider.System, "ann");

    private Task PublishAsync(string name) =>
        host!.Services.GetRequiredService<IBus>().Publish(new FetchFeed { FeedUrl = name, RequestedAt = TimeProvider.System.GetUtcNow() });

    private Task KeptAsync(int count) => Eventually.TrueAsync(async () => await Desk().CountAsync(new()) == count, $"{count} letters are kept");

    private async Task StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(works);
        builder.Services.AddBriefingBus(new(), bus =>
        {
            bus.AddConsumer<Consumer>().Endpoint(e => e.Name = Queue);
            bus.AddKeptDeadLetters(folder);
        });
        hosts.Add(host = builder.Build());
        await host.StartAsync();
    }

    private async Task StopAsync()
    {
        if (host is null)
            return;
        await host.StopAsync();
        host = null;
    }

    /// <summary>What the consumer does, and has done.</summary>
    private sealed class Works
    {
        public Func<FetchFeed, Exception?> Fault { get; set; } = _ => null;

        public ConcurrentQueue<string> Done { get; } = [];
    }

    private sealed class Consumer(Works works) : IConsumer<FetchFeed>
    {
        public Task Consume(ConsumeContext<FetchFeed> context)
        {
            if (works.Fault(context.Message) is { } fault)
                throw fault;
            works.Done.Enqueue(context.Message.FeedUrl);
            return Task.CompletedTask;
        }
    }
}

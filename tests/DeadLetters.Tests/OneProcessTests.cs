using System.Collections.Concurrent;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Replay;
using BriefingBus.DeadLetters.Storage;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>A process whose queues are in its memory, and another that opens its file: what fails is kept, what is replayed comes
/// back.</summary>
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
    public async Task A_failed_message_is_stored_as_with_a_broker_and_survives_a_restart()
    {
        var began = DateTimeOffset.UtcNow;
        works.Fault = _ => new InvalidDataException("It is no gzip.");
        await StartAsync();
        await PublishAsync("a");
        await KeptAsync(1);
        await StopAsync();

        var message = (await ListAsync()).ShouldHaveSingleItem();

        (message.Queue, message.Source, message.Kind, message.MessageType, message.FeedUrl)
            .ShouldBe(("probe_error", Queue, FailureKind.Failed, "FetchFeed", "a"));
        (message.ExceptionType, message.Reason, message.Tries).ShouldBe(("System.IO.InvalidDataException", "It is no gzip.", 1));
        message.ThrownAt.ShouldBe("DeadLetters.Tests.OneProcessTests.Consumer.Consume");
        message.FailedAt!.Value.ShouldBeInRange(began, DateTimeOffset.UtcNow);
        message.MessageId.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_replay_from_another_process_reaches_the_consumer_and_reports_the_outcome()
    {
        works.Fault = _ => new InvalidDataException("It is no gzip.");
        await StartAsync();
        foreach (var name in new[] { "a", "b", "c" })
            await PublishAsync(name);
        await KeptAsync(3);
        works.Fault = message => message.FeedUrl == "c" ? new FormatException("Another one.") : null;

        var outcome = await ReplayAsync(new() { Filter = new() });

        (outcome.Numbers.Succeeded, outcome.Numbers.FailedSame, outcome.Numbers.FailedOther, outcome.Numbers.Pending)
            .ShouldBe((2, 0, 1, 0));
        works.Done.Order().ShouldBe(["a", "b"]);
        var left = (await ListAsync()).ShouldHaveSingleItem();
        (left.FeedUrl, left.Replays, left.ReplayedBy).ShouldBe(("c", 1, "ann"));
        (await SucceededAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_replay_without_a_running_process_is_pending_and_goes_to_the_next_one()
    {
        works.Fault = _ => new InvalidDataException("It is no gzip.");
        await StartAsync();
        await PublishAsync("a");
        await KeptAsync(1);
        await StopAsync();
        works.Fault = _ => null;

        var outcome = await ReplayAsync(new() { Filter = new(), Timeout = TimeSpan.Zero });
        await StartAsync();
        await Eventually.TrueAsync(() => works.Done.Contains("a"), "the message comes to its consumer");

        outcome.Numbers.Pending.ShouldBe(1);
        await Eventually.TrueAsync(async () => await SucceededAsync() == 1, "the audit says so");
        works.Done.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_a_replay_leaves_no_message_unsent()
    {
        works.Fault = _ => new InvalidDataException("It is no gzip.");
        await StartAsync();
        foreach (var name in new[] { "a", "b" })
            await PublishAsync(name);
        await KeptAsync(2);
        await StopAsync();
        works.Fault = _ => null;
        await using var other = await OtherAsync();
        var operations = other.GetRequiredService<OperationRegistry>();
        var replay = await operations.BeginReplayAsync(new() { Filter = new() }, "all", "ann", default);
        // As a process leaves it that was asked to stop after it had sent one of the two.
        await other.GetRequiredService<FailedMessageStore>().WriteAsync(async (context, _) =>
        {
            var row = await context.Messages.OrderBy(m => m.Number).FirstAsync();
            (row.Sends, row.LeasedUntil, row.ReplayId) = (0, DateTimeOffset.UnixEpoch, row.Id + "-2");
            var operation = await context.Operations.SingleAsync();
            (operation.Sent, operation.Remaining) = (1, 1);
        }, default);

        await StartAsync();
        await Eventually.TrueAsync(() => works.Done.Count == 2, "both come to their consumer");

        await Eventually.TrueAsync(async () => await SucceededAsync() == 2, "the audit says so");
        works.Done.Order().ShouldBe(["a", "b"]);
        var ended = (await operations.FindAsync(replay.Id, default))!.Replay!;
        (ended.Sent, ended.SentTwice, ended.Pending).ShouldBe((2, 1, 0));
    }

    [Fact]
    public async Task A_message_that_ends_its_process_every_time_is_given_up_and_its_neighbours_are_not()
    {
        works.Fault = _ => new InvalidDataException("It is no gzip.");
        await StartAsync();
        foreach (var name in new[] { "poison", "neighbour" })
            await PublishAsync(name);
        await KeptAsync(2);
        await StopAsync();
        works.Fault = _ => null;
        await using (var other = await OtherAsync())
        {
            await other.GetRequiredService<OperationRegistry>().BeginReplayAsync(new() { Filter = new() }, "all", "ann", default);
            // As three processes leave it that were killed while they had both, then the poison alone.
            await other.GetRequiredService<FailedMessageStore>().WriteAsync(async (context, _) =>
            {
                foreach (var row in await context.Messages.ToListAsync())
                {
                    var isPoison = (await context.Signatures.SingleAsync(s => s.Number == row.Signature)).FeedUrl == "poison";
                    (row.Sends, row.SentAt, row.ReplayId) = (isPoison ? 3 : 1, TimeProvider.System.GetUtcNow(), row.Id + "-2");
                }
            }, default);
        }

        await StartAsync();
        await Eventually.TrueAsync(() => works.Done.Contains("neighbour"), "the neighbour comes to its consumer");

        var message = (await ListAsync()).ShouldHaveSingleItem();
        (message.FeedUrl, message.Kind, message.Tries, message.IsSuspect).ShouldBe(("poison", FailureKind.DeliveryLimit, 3, true));
        works.Done.ShouldBe(["neighbour"]);
    }

    [Fact]
    public async Task A_message_that_no_consumer_knows_is_kept_as_skipped()
    {
        await StartAsync();

        await (await host!.Services.GetRequiredService<IBus>().GetSendEndpoint(new("queue:" + Queue))).Send(TestFailure.Item(1));
        await KeptAsync(1);

        var message = (await ListAsync()).ShouldHaveSingleItem();
        (message.Queue, message.Kind, message.MessageType).ShouldBe(("probe_skipped", FailureKind.Skipped, "CleanItem"));
    }

    private DatabaseOptions Database => new() { Folder = folder };

    /// <summary>Another process over the same file.</summary>
    private async Task<ServiceProvider> OtherAsync()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddFailedMessages(Database)
            .BuildServiceProvider();
        foreach (var database in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await database.StartingAsync(default);
        return services;
    }

    private async Task<List<FailedMessage>> ListAsync()
    {
        await using var other = await OtherAsync();
        return await other.GetRequiredService<DeadLetterService>().Messages.ListAsync(new(), default).ToListAsync();
    }

    private async Task<ReplayOutcome> ReplayAsync(ReplayRequest request)
    {
        await using var other = await OtherAsync();
        return await other.GetRequiredService<DeadLetterService>().ReplayAsync(request, "ann", null, default);
    }

    private async Task<int> CountAsync() => (await ListAsync()).Count;

    private async Task<int> SucceededAsync()
    {
        await using var other = await OtherAsync();
        return (await other.GetRequiredService<DeadLetterService>().Audit.ListAsync(null, null, null, 0, 1000, default))
            .Count(e => e.Entry.Action == AuditAction.ReplaySucceeded);
    }

    private Task PublishAsync(string name) =>
        host!.Services.GetRequiredService<IBus>().Publish(new FetchFeed { FeedUrl = name, RequestedAt = TimeProvider.System.GetUtcNow() });

    private Task KeptAsync(int count) => Eventually.TrueAsync(async () => await CountAsync() == count, $"{count} are in the table");

    private async Task StartAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(works);
        builder.Services.AddBriefingBus(new(), bus =>
        {
            bus.AddConsumer<Consumer>().Endpoint(e => e.Name = Queue);
            bus.AddInMemoryDeadLetters(Database);
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

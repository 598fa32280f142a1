using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.RabbitMq;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>What only a broker does: it gives up what kills its process, and keeps what the table cannot take.</summary>
public sealed class PoisonMessageTests(RabbitMqServer rabbit, PostgresDatabase postgres) : IClassFixture<RabbitMqServer>,
    IClassFixture<PostgresDatabase>
{
    private const string Source = "probe";

    [Fact]
    public async Task Sent_one_at_a_time_the_message_that_kills_its_process_is_named_and_its_neighbours_succeed()
    {
        await using var system = await StartAsync(postgres.Options);
        await system.ClearAsync(Source, Source + "_error");
        var poison = TestFailure.Thrown(2).MessageId!;
        await system.PutAsync(Enumerable.Range(0, 6)
            .Select(n => TestFailure.Thrown(n) with { Queue = Source, Headers = new Dictionary<string, object?>() }));
        await using var process = KilledProcess.Start(rabbit.Options, Source, poison, system);
        var suspects = new FailedMessageFilter { SuspectsOnly = true };

        // The broker gives it up, and those behind it, which were prefetched with it.
        await Eventually.TrueAsync(
            async () => (await system.Service.Messages.CountAsync(suspects, null, default)).Total == 4, "four are given up",
                TimeSpan.FromMinutes(2));
        var listed = await system.Service.Messages.ListAsync(new(), default).ToListAsync();
        var outcome = await system.Service.ReplayAsync(new() { Filter = suspects, Isolate = true, Timeout = TimeSpan.FromMinutes(2) },
            "ann", null, default);

        listed.ShouldAllBe(m => m.Kind == FailureKind.DeliveryLimit && m.ExceptionType == null && m.FailedAt != null && m.Queue == Source
            + "_error" && m.Source == Source);
        outcome.PoisonMessages.ShouldHaveSingleItem().MessageId.ShouldBe(poison);
        (outcome.Undecided, outcome.Numbers.Sent, outcome.Numbers.Succeeded, outcome.Numbers.Pending).ShouldBe((null, 4, 3, 0));
        (await system.Service.Messages.ListAsync(new(), default).ToListAsync()).ShouldHaveSingleItem().MessageId.ShouldBe(poison);
    }

    [Fact]
    public async Task Messages_are_browsed_in_their_queue_without_a_table_and_stay_there()
    {
        await using var system = await StartAsync(postgres.Options, loops: false);
        await system.ClearAsync(Source, Source + "_error");
        await system.PutAsync(Enumerable.Range(0, 20).Select(n => TestFailure.Thrown(n)));
        var browser = system.Get<QueueBrowser>();

        for (var time = 0; time < 30; time++)
            (await browser.PeekAsync(Source + "_error", 5, default)).Count.ShouldBe(5);

        (await system.TakeAsync(Source + "_error")).Select(m => m.MessageId).Order()
            .ShouldBe(Enumerable.Range(0, 20).Select(n => TestFailure.Thrown(n).MessageId).Order());
        (await system.Store.ReadAsync(context => context.Messages.CountAsync(), default)).ShouldBe(0);
    }

    [Fact]
    public async Task While_the_table_is_away_messages_stay_in_their_queue()
    {
        await using var system = await StartAsync(postgres.Options);
        await system.ClearAsync(Source, Source + "_error");
        await ExecuteAsync("ALTER SCHEMA deadletters RENAME TO away");
        await system.PutAsync(Enumerable.Range(100, 5).Select(n => TestFailure.Thrown(n)));
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);

        await ExecuteAsync("ALTER SCHEMA away RENAME TO deadletters");

        await Eventually.TrueAsync(
            async () => (await system.Service.Messages.CountAsync(new(), null, default)).Total == 5, "the table has all five",
            TimeSpan.FromMinutes(1));

        async Task ExecuteAsync(string sql)
        {
            await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task While_the_table_is_written_fewer_long_messages_than_short_ones_are_read_ahead()
    {
        const int Length = 512 * 1024;
        const int Sent = 64;
        const int ReadAhead = 16 + 16 * 1024 * 1024 / Length;
        await using var system = await StartAsync(postgres.Options, loops: false);
        await system.ClearAsync(Source, Source + "_error");
        var ingest = system.Get<BrokerIngest>();
        // So that the search for queues has nothing to write.
        await ingest.DrainAsync(default);
        await system.PutAsync(Enumerable.Range(0, Sent).Select(n => TestFailure.Thrown(n) with { Body = new byte[Length] }));
        var written = new TaskCompletionSource();
        var writing = system.Store.WriteAsync((_, _) => written.Task, default);
        using var stop = new CancellationTokenSource();

        var ingesting = ingest.ConsumeAsync(stop.Token);
        await Eventually.TrueAsync(async () => await ReadyAsync() == Sent - ReadAhead, "some are read ahead");
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        (await ReadyAsync()).ShouldBe(Sent - ReadAhead);
        written.SetResult();
        await writing;
        await stop.CancelAsync();
        await ingesting;
        await Eventually.TrueAsync(
            async () =>
            {
                await ingest.DrainAsync(default);
                return await system.Store.ReadAsync(context => context.Messages.CountAsync(), default) == Sent;
            },
            "the table has all");

        async Task<long?> ReadyAsync() => await BrokerConnections.CountAsync(
            await system.Get<BrokerConnection>().OpenAsync(default), Source + "_error", default);
    }

    private async Task<TestSystem> StartAsync(DatabaseOptions database, bool loops = true)
    {
        await TopologyDeployment.DeployAsync(rabbit.Options, bus => bus.AddConsumer<Nobody>().Endpoint(e => e.Name = Source),
            TestContext.Current.CancellationToken);
        return await TestSystem.StartAsync(rabbit.Options, database, loops);
    }

    private sealed class Nobody : IConsumer<FetchFeed>
    {
        public Task Consume(ConsumeContext<FetchFeed> context) => Task.CompletedTask;
    }
}

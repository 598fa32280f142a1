using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Ingest;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using BriefingBus.Persistence;
using BriefingBus.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>A hundred thousand rows: no question reads a whole table. (A million are measured in <c>bench/DeadLetters.Bench</c>.)</summary>
public abstract class ManyMessagesTests
{
    private const int Many = 100_000;
    private const int Batch = 1000;

    protected abstract DatabaseOptions Database { get; }

    [Fact]
    public async Task A_hundred_thousand_messages_are_paged_grouped_searched_and_marked_for_replay_without_reading_them_all()
    {
        var plans = new RecordedPlans();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .ConfigureDbContext<SqliteFailedMessageContext>(o => o.AddInterceptors(plans))
            .ConfigureDbContext<PostgresFailedMessageContext>(o => o.AddInterceptors(plans))
            .AddFailedMessages(Database).BuildServiceProvider();
        foreach (var database in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await database.StartingAsync(default);
        var writer = services.GetRequiredService<FailureWriter>();
        for (var from = 0; from < Many; from += Batch)
            await writer.StoreAsync([.. Enumerable.Range(from, Batch).Select(Small)], revive: false, default);
        await services.GetRequiredService<FailedMessageStore>()
            .ReadAsync(context => context.Database.ExecuteSqlRawAsync("ANALYZE"), default);
        var service = services.GetRequiredService<DeadLetterService>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        plans.IsRecording = true;

        (await service.Messages.CountAsync(new(), MessageCounts.MaxCounted, default)).Total.ShouldBe(Many);
        var groups = (await service.Groups.GroupsAsync(new(), [FailureGrouping.Exception], FailureGrouping.Exception,
            default))[FailureGrouping.Exception];
        groups.Select(g => g.Count).ShouldBe(Enumerable.Repeat(Many / 20, 20));
        (await service.Groups.FindAsync(groups[3].Key, null, false, default))!.Example.ShouldBe(groups[3].Example);
        foreach (var (filter, isFull) in new (FailedMessageFilter, bool)[]
        {
            (new(), true), (new() { Parked = null }, true), (new() { Group = groups[3].Key }, true), (new() { Exception = "Kind7" }, true),
            (new() { From = TestFailure.Failed.AddSeconds(Many - 60) }, true), (new() { Text = "needle" }, true),
            (new() { Text = "needle7", Group = groups[3].Key }, true), (new() { Text = "needle77777" }, false),
            (new() { Text = "it is no gzip" }, true), (new() { Text = "absent" }, false),
        })
            foreach (var order in Enum.GetValues<MessageOrder>())
            {
                var page = await service.Messages.PageAsync(filter, order, null, skip: 0, size: 50, default);
                (page.Messages.Count, page.Next is null).ShouldBe(isFull ? (50, false) : (page.Messages.Count, true), $"{filter}");
            }
        (await service.Messages.PageAsync(new() { Text = "needle77777" }, MessageOrder.Newest, null, skip: 0, size: 50, default))
            .Messages.ShouldHaveSingleItem().MessageId.ShouldBe(Small(77_777).MessageId);
        (await service.Messages.CountAsync(new() { Text = "needle" }, MessageCounts.MaxCounted, default)).IsMore.ShouldBeTrue();
        plans.Count.ShouldBeGreaterThan(50);
        plans.WholeTables.ShouldBeEmpty();

        plans.IsRecording = false;
        var byDigit = 0;
        foreach (var digit in "0123456789abcdef")
            byDigit += (await service.Messages.CountAsync(new() { Ids = [$"{digit}"] }, null, default)).Total;
        byDigit.ShouldBe(Many, "the first digits of an identity choose all that begin with them");
        var replay = await service.Operations.BeginReplayAsync(new() { Filter = new() }, "all", "ann", default);
        replay.Replay!.Matching.ShouldBe(Many);
        (await service.Messages.CountAsync(new() { State = MessageState.Retrying }, null, default)).Total.ShouldBe(Many);
        await service.Operations.StopAsync(replay.Id, "Stopped", default);
        (await service.Messages.CountAsync(new(), null, default)).Total.ShouldBe(Many);
        (await service.Messages.CountAsync(new() { Text = "needle" }, null, default)).Total.ShouldBe(Many);

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(20_000_000);
    }

    [Fact]
    public async Task A_search_that_has_examined_enough_goes_on_with_the_next_page_and_misses_nothing()
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddFailedMessages(Database).BuildServiceProvider();
        foreach (var database in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await database.StartingAsync(default);
        var writer = services.GetRequiredService<FailureWriter>();
        const int Rare = 30_000;
        for (var from = 0; from < Rare + Batch; from += Batch)
            await writer.StoreAsync([.. Enumerable.Range(Many + from, Batch)
                .Select(n => Small(n) with { Queue = n % Rare == 7 ? "rare_error" : "probe_error" })], revive: false, default);
        var service = services.GetRequiredService<DeadLetterService>();

        foreach (var order in Enum.GetValues<MessageOrder>())
        {
            var (found, pages) = (new List<string?>(), 0);
            for (PageCursor? after = null; after is not null || pages == 0; pages++)
            {
                var page = await service.Messages.PageAsync(new() { Queue = "rare", Text = "needle" }, order, after, 0, 50, default);
                found.AddRange(page.Messages.Select(m => m.MessageId));
                after = page.Next;
            }
            found.ShouldBe(
                Enumerable.Range(Many, Rare + Batch).Where(n => n % Rare == 7).Select(n => Small(n).MessageId), ignoreOrder: true);
            pages.ShouldBeGreaterThan(1);
        }
    }

    private static DeadLetterMessage Small(int number) => TestFailure.Thrown(number, error: $"System.Kind{number % 20}Exception") with
    {
        Body = System.Text.Encoding.UTF8.GetBytes(
            $$$"""{"messageType":["urn:message:BriefingBus.Contracts:CleanItem"],"message":{"text":"needle{{{number}}}"}}"""),
    };
}

/// <summary>The suite over a SQLite file.</summary>
public sealed class SqliteManyMessagesTests : ManyMessagesTests, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-many-").FullName;

    protected override DatabaseOptions Database => new() { Folder = folder };

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>The suite over PostgreSQL, each test in an empty database.</summary>
public sealed class PostgresManyMessagesTests : ManyMessagesTests, IAsyncLifetime
{
    private readonly PostgresDatabase postgres = new();

    protected override DatabaseOptions Database => postgres.Options;

    public ValueTask InitializeAsync() => postgres.InitializeAsync();

    public ValueTask DisposeAsync() => postgres.DisposeAsync();
}

using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Ingest;
using BriefingBus.DeadLetters.Messages;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>A hundred thousand rows. (A million are measured in <c>bench/DeadLetters.Bench</c>.)</summary>
public sealed class ManyMessagesTests : IDisposable
{
    private const int Many = 100_000;
    private const int Batch = 1000;

    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-many-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_hundred_thousand_messages_are_paged_grouped_searched_and_marked_for_replay_without_reading_them_all()
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddFailedMessages(new() { Folder = folder }).BuildServiceProvider();
        foreach (var database in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await database.StartingAsync(default);
        var writer = services.GetRequiredService<FailureWriter>();
        for (var from = 0; from < Many; from += Batch)
            await writer.StoreAsync([.. Enumerable.Range(from, Batch).Select(Small)], revive: false, default);
        var service = services.GetRequiredService<DeadLetterService>();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        (await service.Messages.CountAsync(new(), MessageCounts.MaxCounted, default)).Total.ShouldBe(Many);
        var groups = (await service.Groups.GroupsAsync(new(), [FailureGrouping.Exception], FailureGrouping.Exception,
            default))[FailureGrouping.Exception];
        groups.Select(g => g.Count).ShouldBe(Enumerable.Repeat(Many / 20, 20));
        var page = await service.Messages.PageAsync(new() { Group = groups[3].Key }, MessageOrder.Newest, null, skip: 0, size: 50, default);
        (page.Messages.Count, page.Next is null).ShouldBe((50, false));
        (await service.Messages.PageAsync(new() { Text = "needle77777" }, MessageOrder.Newest, null, skip: 0, size: 50, default))
            .Messages.ShouldHaveSingleItem().MessageId.ShouldBe(Small(77_777).MessageId);
        (await service.Messages.CountAsync(new() { Text = "needle" }, MessageCounts.MaxCounted, default)).IsMore.ShouldBeTrue();
        var replay = await service.Operations.BeginReplayAsync(new() { Filter = new() }, "all", "ann", default);
        replay.Replay!.Matching.ShouldBe(Many);
        (await service.Messages.CountAsync(new() { State = MessageState.Retrying }, null, default)).Total.ShouldBe(Many);
        await service.Operations.StopAsync(replay.Id, "Stopped", default);
        (await service.Messages.CountAsync(new(), null, default)).Total.ShouldBe(Many);

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(10_000_000);
    }

    private static DeadLetterMessage Small(int number) => TestFailure.Thrown(number, error: $"System.Kind{number % 20}Exception") with
    {
        Body = System.Text.Encoding.UTF8.GetBytes(
            $$$"""{"messageType":["urn:message:BriefingBus.Contracts:CleanItem"],"message":{"text":"needle{{{number}}}"}}"""),
    };
}

using System.Diagnostics;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Ingest;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BriefingBus.DeadLetters.Bench;

/// <summary>Fills the table, and measures what its pages ask, what a broker gives it, and a replay.</summary>
internal static class TableMeasure
{
    /// <summary>So many are written as they arrive; the rest is made of them within the database.</summary>
    private const int Written = 20_000;

    private const int Batch = 256;
    private const int Times = 7;
    private static readonly FailureGrouping[] All = Enum.GetValues<FailureGrouping>();

    public static async Task<int> RunAsync(bool isPostgres, int messages, int replayed)
    {
        await using var rabbit = new RabbitMqServer();
        await rabbit.InitializeAsync();
        await using var postgres = new PostgresDatabase();
        if (isPostgres)
            await postgres.InitializeAsync();
        var folder = Directory.CreateTempSubdirectory("briefingbus-bench-");
        await TopologyDeployment.DeployAsync(rabbit.Options, bus => bus.AddConsumer<Nobody>().Endpoint(e => e.Name = Failures.Replayed),
            default);
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddLogging().AddSingleton(TimeProvider.System);
        builder.Services.AddFailedMessages(isPostgres ? postgres.Options : new() { Folder = folder.FullName });
        builder.Services.AddBrokerDeadLetters(rabbit.Options).AddBrokerDeadLetterLoops();
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(
            $"{(isPostgres ? "PostgreSQL" : "SQLite")}, {messages:N0} messages of {Failures.Of(1, messages).Body.Length} bytes");

        await FillAsync(host.Services.GetRequiredService<FailureWriter>(), Math.Min(messages, Written));
        await new Multiplication(host.Services, isPostgres).RunAsync(Math.Min(messages, Written), messages);
        var service = host.Services.GetRequiredService<DeadLetterService>();
        await QueryAsync(service, messages);
        await new ReplayMeasure(host.Services, rabbit.Options).RunAsync(replayed, messages);
        await host.StopAsync();
        folder.Delete(recursive: true);
        return 0;
    }

    private static async Task FillAsync(FailureWriter writer, int messages)
    {
        var (waited, processor, used) = (new Stopwatch(), Environment.CpuUsage.TotalTime, TimeSpan.Zero);
        for (var from = 0; from < messages; from += Batch)
        {
            var batch = Enumerable.Range(from, Math.Min(Batch, messages - from)).Select(n => Failures.Of(n, messages)).ToList();
            waited.Start();
            processor = Environment.CpuUsage.TotalTime;
            await writer.StoreAsync(batch, revive: false, default);
            waited.Stop();
            used += Environment.CpuUsage.TotalTime - processor;
        }
        Console.WriteLine(
            $"{messages:N0} written in {waited.Elapsed.TotalSeconds:0.0} s: {messages / waited.Elapsed.TotalSeconds:0} a second; "
            + $"{used.TotalSeconds:0.0} s of processor time in this process: {messages / used.TotalSeconds:0} a second of it");
    }

    private static async Task QueryAsync(DeadLetterService service, int messages)
    {
        var middle = (await service.Messages.PageAsync(new(), MessageOrder.Newest, null, 0, 50, default)).Next!;
        var week = Failures.Now.AddDays(-7);
        (string What, Func<Task> Ask)[] questions =
        [
            ("overview: all groupings, counts, queues", async () =>
            {
                await service.Messages.CountAsync(new(), MessageCounts.MaxCounted, default);
                await service.Groups.GroupsAsync(new(), All, FailureGrouping.Exception, default);
                await service.Messages.QueuesAsync(default);
            }),
            ("groups by feed", () => service.Groups.GroupsAsync(new(), All, FailureGrouping.Feed, default)),
            ("groups by hour", () => service.Groups.GroupsAsync(new(), All, FailureGrouping.Hour, default)),
            ("list, first page", () => ListAsync(new())),
            ("list, oldest first", () => service.Messages.PageAsync(new(), MessageOrder.Oldest, null, 0, 50, default)),
            ("list, second page", () => service.Messages.PageAsync(new(), MessageOrder.Newest, middle, 0, 50, default)),
            ("list in the middle", () =>
                service.Messages.PageAsync(new(), MessageOrder.Newest, new(Failures.Now.AddDays(-15), messages / 2), 0, 50, default)),
            ("list of a feed and an exception", () => ListAsync(new() { Feed = "/42", Exception = "Kind3" })),
            ("list of a rare exception", () => ListAsync(new() { Exception = "Kind19" })),
            ("list of a version", () => ListAsync(new() { Exception = "Kind", Feed = "Feed 1" })),
            ("list of the last week", () => ListAsync(new() { From = week })),
            ("list of a week, one feed", () => ListAsync(new() { From = week, Feed = "Feed 7" })),
            ("search, a rare word", () => ListAsync(new() { Text = $"needle{messages / 3}" })),
            ("search, a frequent word", () => ListAsync(new() { Text = "word0" })),
            ("search, the beginning of a frequent word", () => ListAsync(new() { Text = "word1" })),
            ("search, a word of one in a hundred", () => ListAsync(new() { Text = "word400" })),
            ("search, a word and a feed", () => ListAsync(new() { Text = "word9000", Feed = "Feed 7" })),
            ("search by item", () => ListAsync(new() { Item = $"Story {messages / 2}" })),
            ("search, nothing found", () => ListAsync(new() { Text = "absentword" })),
        ];
        foreach (var (what, ask) in questions)
        {
            await ask();
            var times = new List<double>();
            for (var time = 0; time < Times; time++)
            {
                var began = Stopwatch.GetTimestamp();
                await ask();
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            times.Sort();
            Console.WriteLine($"{what}: median {times[Times / 2]:0} ms, most {times[^1]:0} ms");
        }
        Console.WriteLine(
            $"working set {Environment.WorkingSet / 1_000_000} MB, managed {GC.GetTotalMemory(forceFullCollection: true) / 1_000_000} MB");

        async Task ListAsync(FailedMessageFilter filter)
        {
            await service.Messages.CountAsync(filter, MessageCounts.MaxCounted, default);
            await service.Messages.PageAsync(filter, MessageOrder.Newest, null, 0, 50, default);
        }
    }

    private sealed class Nobody : IConsumer<FetchFeed>
    {
        public Task Consume(ConsumeContext<FetchFeed> context) => Task.CompletedTask;
    }
}

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
        builder.Services.AddBrokerDeadLetters(rabbit.Options);
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(
            $"{(isPostgres ? "PostgreSQL" : "SQLite")}, {messages:N0} messages of {Failures.Of(1, messages).Body.Length} bytes");

        await FillAsync(host.Services.GetRequiredService<FailureWriter>(), Math.Min(messages, Written));
        await new Multiplication(host.Services, isPostgres).RunAsync(Math.Min(messages, Written), messages);
        var service = host.Services.GetRequiredService<DeadLetterService>();
        var over = await QueryAsync(service, messages, isPostgres ? postgres.Options.Name : null, isPostgres ? 150 : 400);
        Console.WriteLine(over.Count == 0 ? "no question takes longer than it may" : "longer than they may: " + string.Join("; ", over));
        await using var web = await WebMeasure.StartAsync(
            new Dictionary<string, string>(isPostgres ? postgres.Environment : new Dictionary<string, string>
            {
                ["DATABASE__FOLDER"] = folder.FullName,
            }).Concat(rabbit.Environment).ToDictionary(), folder.FullName);
        await web.ReadAsync(messages);
        await new ReplayMeasure(host.Services, rabbit.Options, web).RunAsync(replayed, messages);
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

    /// <returns>The questions whose median is above the limit, in milliseconds.</returns>
    private static async Task<IReadOnlyList<string>> QueryAsync(DeadLetterService service, int messages, string? database, int limit)
    {
        var over = new List<string>();
        Console.WriteLine("| question, with its count | processor ms, of the database too | median ms | most ms |");
        Console.WriteLine("|---|---|---|---|");
        var week = Failures.Now.AddDays(-7);
        var middle = new PageCursor(Failures.Now.AddDays(-15), messages / 2);
        var end = new PageCursor(Failures.Now.AddDays(-30).AddSeconds(30), 0);
        var error = (await service.Groups.GroupsAsync(new(), [FailureGrouping.Exception], FailureGrouping.Exception, default))
            [FailureGrouping.Exception];
        (string What, Func<Task> Ask)[] questions =
        [
            ("overview: all groupings, counts, queues", async () =>
            {
                await service.Messages.CountAsync(new(), MessageCounts.MaxCounted, default);
                await service.Groups.GroupsAsync(new(), All, FailureGrouping.Exception, default);
                await service.Messages.QueuesAsync(default);
            }),
            .. All.Select(grouping => ($"groups by {grouping.ToString().ToLowerInvariant()}",
                (Func<Task>)(() => service.Groups.GroupsAsync(new(), All, grouping, default)))),
            ("group, the largest error, with its trend", () => service.Groups.FindAsync(error[0].Key, null, false, default)),
            ("list, first page", () => ListAsync(new())),
            ("list, failed and parked", () => ListAsync(new() { Parked = null })),
            ("list, oldest first", () => ListAsync(new(), MessageOrder.Oldest)),
            ("list, in the middle", () => ListAsync(new(), MessageOrder.Newest, middle)),
            ("list, last page", () => ListAsync(new(), MessageOrder.Newest, end)),
            ("list, page 200 by its number alone", () =>
                service.Messages.PageAsync(new(), MessageOrder.Newest, null, 199 * 50, 50, default)),
            ("list of the largest error", () => ListAsync(new() { Group = error[0].Key })),
            ("list of the largest error, last page", () => ListAsync(new() { Group = error[0].Key }, MessageOrder.Newest, end)),
            ("list of a feed and an exception", () => ListAsync(new() { Feed = "/42", Exception = "Kind3" })),
            ("list of a rare exception", () => ListAsync(new() { Exception = "Kind19" })),
            ("list of ten feeds", () => ListAsync(new() { Feed = "Feed 1" })),
            ("list of the last week", () => ListAsync(new() { From = week })),
            ("list of a week long ago, one feed", () =>
                ListAsync(new() { From = week.AddDays(-14), To = week.AddDays(-7), Feed = "Feed 7" })),
            ("list of a week, ten feeds, oldest first", () => ListAsync(new() { From = week, Feed = "Feed 1" }, MessageOrder.Oldest)),
            ("search, a rare word", () => ListAsync(new() { Text = $"needle{messages / 3}" })),
            ("search, a frequent word", () => ListAsync(new() { Text = "word0" })),
            ("search, a frequent word, oldest first", () => ListAsync(new() { Text = "word0" }, MessageOrder.Oldest)),
            ("search, a frequent word in the middle", () => ListAsync(new() { Text = "word0" }, MessageOrder.Newest, middle)),
            ("search, a word of every message", () => ListAsync(new() { Text = "briefingbus" })),
            ("search, the beginning of a frequent word", () => ListAsync(new() { Text = "word1" })),
            ("search, a word of one in a hundred", () => ListAsync(new() { Text = "word400" })),
            ("search, two words that follow one another", () => ListAsync(new() { Text = "it failed" })),
            ("search, two frequent words that never do", () => ListAsync(new() { Text = "failed reason" })),
            ("search, a word and a feed", () => ListAsync(new() { Text = "word9000", Feed = "Feed 7" })),
            ("search, a frequent word, an error and a feed", () =>
                ListAsync(new() { Text = "word0", Group = error[^1].Key, Feed = "/42" })),
            ("search, a frequent word, a group and a week", () =>
                ListAsync(new() { Text = "word0", Group = error[0].Key, From = week.AddDays(-14), To = week.AddDays(-7) })),
            ("search by item", () => ListAsync(new() { Item = $"Story {messages / 2}" })),
            ("search, nothing found", () => ListAsync(new() { Text = "absentword" })),
        ];
        foreach (var (what, ask) in questions)
        {
            await ask();
            var (times, used) = (new List<double>(), Used());
            for (var time = 0; time < Times; time++)
            {
                var began = Stopwatch.GetTimestamp();
                await ask();
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
            times.Sort();
            Console.WriteLine($"| {what} | {(Used() - used).TotalMilliseconds / Times:0} | {times[Times / 2]:0} | {times[^1]:0} |");
            if (times[Times / 2] > limit)
                over.Add(what);
        }
        return over;

        async Task ListAsync(FailedMessageFilter filter, MessageOrder order = MessageOrder.Newest, PageCursor? after = null)
        {
            await service.Messages.CountAsync(filter, MessageCounts.MaxCounted, default);
            await service.Messages.PageAsync(filter, order, after, 0, 50, default);
        }

        TimeSpan Used() => Environment.CpuUsage.TotalTime + Processor.UsedBy(database);
    }

    private sealed class Nobody : IConsumer<FetchFeed>
    {
        public Task Consume(ConsumeContext<FetchFeed> context) => Task.CompletedTask;
    }
}

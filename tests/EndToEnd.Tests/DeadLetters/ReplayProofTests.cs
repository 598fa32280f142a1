using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using BriefingBus.Composer.Storage;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Replay;
using BriefingBus.EndToEnd.Tests.Faults;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.DeadLetters;

/// <summary>A night on which a fault in the Cleaner failed a thousand items: it is mended, and they are replayed while everything falls
/// over.</summary>
public sealed class ReplayProofTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>
{
    private const int Feeds = 20;
    private const int ItemsEach = 50;
    private const int Items = Feeds * ItemsEach;
    private const int Kills = 3;

    /// <summary>A kill comes when so many more messages were sent.</summary>
    private const int BetweenKills = 100;

    private readonly DateTimeOffset now = DateTimeOffset.UtcNow;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-replay-");

    [Fact]
    public async Task A_thousand_failures_are_replayed_while_tool_page_and_cleaner_are_killed_and_every_item_is_briefed_once()
    {
        var environment = await EnvironmentAsync();
        (await CommandLine.RunAsync(["topology", "deploy", "--config", environment["BRIEFING_CONFIG"]],
            environment: environment)).ExitCode.ShouldBe(0);
        await using var table = await FailedMessageTable.OpenAsync(new() { Folder = folder.FullName });
        using var page = new ServiceProcess("Web", environment, folder.FullName);
        page.Start();
        await PlantAsync(table);
        var groups = (await RunAsync("groups", "--json")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonDocument.Parse(l).RootElement).ToList();
        groups.Select(g => g.GetProperty("count").GetInt32())
            .ShouldBe([Items * BrokenCleaner.OftenOfTen / 10, .. Enumerable.Repeat(Items / 10, 4)]);
        var largest = groups[0].GetProperty("key").GetString()!;

        using var cleaner = new ServiceProcess("Cleaner", environment, folder.FullName);
        using var composer = new ServiceProcess("Composer", environment, folder.FullName);
        cleaner.Start();
        composer.Start();
        var began = Stopwatch.StartNew();
        await KillAsync(table, largest, [cleaner, page], environment);
        var killed = began.Elapsed;
        var rest = await RunAsync("replay", "--group", largest, "--rate", "200", "--wait", "3m", "--json");
        var others = await RunAsync("replay", "--all", "--wait", "3m", "--json");

        rest.ExitCode.ShouldBe(0, rest.Output + rest.Errors);
        others.ExitCode.ShouldBe(0, others.Output + others.Errors);
        JsonDocument.Parse(others.Output).RootElement.GetProperty("succeeded").GetInt32()
            .ShouldBe(Items * (10 - BrokenCleaner.OftenOfTen) / 10);
        await Eventually.TrueAsync(async () => await table.CountAsync(MessageState.Resolved) == Items, "every failed message is resolved",
            TimeSpan.FromMinutes(2));
        var replayed = began.Elapsed;
        await Eventually.TrueAsync(async () => await StoredAsync() == Items, "every item is stored", TimeSpan.FromMinutes(1));
        var audit = await table.AuditAsync();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Items} failures of 5 kinds; {Kills} kills of tool, page and Cleaner in {killed.TotalSeconds:0} s; "
            + $"all resolved after {replayed.TotalSeconds:0} s; "
            + $"sent {audit.Count(e => e.Action == AuditAction.Replayed)}, "
            + $"of them twice {audit.Count(e => e.Action == AuditAction.SentAgain)}, "
            + $"succeeded {audit.Count(e => e.Action == AuditAction.ReplaySucceeded)}");
        Agree(audit, await table.ListAsync(MessageState.Resolved), await table.OperationsAsync());
        await NothingWaitsAsync(table);
        await BriefedOnceAsync();
        await ReplayedAgainChangesNothingAsync(table);
        folder.Delete(recursive: true);

        Task<CommandResult> RunAsync(params string[] arguments) =>
            CommandLine.RunAsync(["dead-letters", .. arguments], environment: environment);
    }

    /// <summary>Polls as a Fetcher publishes them, and a Cleaner that fails at each entry, until the table has all.</summary>
    private async Task PlantAsync(FailedMessageTable table)
    {
        using var broken = await BrokenCleaner.StartAsync(rabbit.Options);
        var bus = broken.Services.GetRequiredService<IBusControl>();
        await Eventually.TrueAsync(() => bus.CheckHealth().Status == BusHealthStatus.Healthy, "the broken Cleaner is up");
        for (var feed = 0; feed < Feeds; feed++)
            await bus.Publish(Poll(feed));
        await Eventually.TrueAsync(async () => await table.CountAsync(MessageState.Failed) == Items, "all are in the table",
            TimeSpan.FromMinutes(2));
        await broken.StopAsync();
    }

    /// <summary>Starts the replay of a group again and again, and kills it and the other processes in the middle.</summary>
    private static async Task KillAsync(
        FailedMessageTable table, string group, ServiceProcess[] others, Dictionary<string, string> environment)
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = await table.CountSentAsync();
            using var tool = CommandLine.Start(["dead-letters", "replay", "--group", group, "--rate", "20", "--quiet"],
                environment: environment);
            await Eventually.TrueAsync(async () => await table.CountSentAsync() >= before + BetweenKills, "the replay is in its middle",
                TimeSpan.FromMinutes(1));
            tool.HasExited.ShouldBeFalse();
            tool.Kill();
            await Task.WhenAll(others.Select(process => process.KillAsync()));
            await tool.WaitForExitAsync();
            foreach (var process in others)
                process.Start();
        }
    }

    /// <summary>What audit, rows and operations must say, exactly: each message was sent, each sending more than the first is marked, each
    /// has
    /// succeeded once, and nothing failed again.</summary>
    private static void Agree(IReadOnlyList<AuditEntry> audit, List<FailedMessage> rows, IReadOnlyList<Operation> operations)
    {
        rows.Select(m => m.Id).Distinct().Count().ShouldBe(Items);
        rows.ShouldAllBe(m => m.Replays == 1 && m.Attempts == 1 && m.Sends >= 1);
        audit.Where(e => e.Action == AuditAction.Replayed).Select(e => e.ReplayId).Order().ShouldBe(rows.Select(m => m.ReplayId).Order());
        audit.Where(e => e.Action == AuditAction.ReplaySucceeded).Select(e => e.ReplayId).Order()
            .ShouldBe(rows.Select(m => m.ReplayId).Order());
        audit.Count(e => e.Action == AuditAction.SentAgain).ShouldBe(rows.Sum(m => m.Sends - 1));
        audit.ShouldNotContain(e => e.Action == AuditAction.ReplayFailed);
        var replays = operations.Select(o => o.Replay!).ToList();
        replays.Count.ShouldBe(Kills + 2);
        replays.Sum(r => r.Succeeded).ShouldBe(Items);
        replays.Sum(r => r.Sent).ShouldBe(Items);
        replays.Sum(r => r.SentTwice).ShouldBe(rows.Sum(m => m.Sends - 1));
        replays.ShouldAllBe(r => r.Pending == 0 && r.Matching == r.Succeeded + r.Released);
    }

    /// <summary>No failed message waits, nor anything else of Cleaner and Composer.</summary>
    private async Task NothingWaitsAsync(FailedMessageTable table)
    {
        (await table.CountAsync(MessageState.Failed)).ShouldBe(0);
        (await table.CountAsync(MessageState.Retrying)).ShouldBe(0);
        string[] queues = ["clean-item", "clean-item_error", "cleaner-feed-fetched", "composer-items", "composer-failed-items",
            "composer-feeds"];
        await Eventually.TrueAsync(
            async () => await rabbit.QueuesAsync() is var all
                && queues.All(q => all[q].TryGetProperty("messages", out var waiting) && waiting.GetInt64() == 0), "the queues are empty");
    }

    private async Task BriefedOnceAsync()
    {
        using var listener = await ListenAsync(rabbit.Options);
        var heard = listener.Services.GetRequiredService<ConcurrentQueue<BriefingComposed>>();
        await listener.Services.GetRequiredService<IBus>()
            .Publish(new ComposeBriefing { Edition = "proof", ScheduledAt = DateTimeOffset.UtcNow });
        await Eventually.TrueAsync(() => !heard.IsEmpty, "the briefing is composed", TimeSpan.FromMinutes(1));
        var briefed = heard.Single().Sections.SelectMany(s => s.Stories).Select(s => s.Title).ToList();
        briefed.Count.ShouldBe(Items);
        briefed.Select(title => title.Split(' ')[0]).Order().ShouldBe(Enumerable.Range(0, Items).Select(Mark).Order());
        await listener.StopAsync();
    }

    /// <summary>A message whose item was processed meanwhile, without a header of MassTransit or the broker: it is shown, replayed, and
    /// changes nothing.</summary>
    private async Task ReplayedAgainChangesNothingAsync(FailedMessageTable table)
    {
        var poll = Poll(0);
        var item = new CleanItem
        {
            FetchId = poll.FetchId,
            FeedUrl = poll.FeedUrl,
            FeedName = poll.FeedName,
            FetchedAt = poll.FetchedAt,
            Entry = poll.Entries[0],
        };
        await rabbit.PutAsync("clean-item_error",
            JsonSerializer.Serialize(new { messageType = new[] { "urn:message:BriefingBus.Contracts:CleanItem" }, message = item },
            JsonSerializerOptions.Web));
        var environment = await EnvironmentAsync();

        var listed = await CommandLine.RunAsync(["dead-letters", "list", "--json"], environment: environment);
        var replay = await CommandLine.RunAsync(["dead-letters", "replay", "--all", "--json"], environment: environment);

        JsonDocument.Parse(listed.Output).RootElement.GetProperty("title").GetString()!.ShouldStartWith(Mark(0));
        replay.ExitCode.ShouldBe(0, replay.Output + replay.Errors);
        await NothingWaitsAsync(table);
        (await StoredAsync()).ShouldBe(Items);
    }

    private FeedFetched Poll(int feed) => new()
    {
        FetchId = new Guid(feed + 1, 0, 0, new byte[8]),
        FeedUrl = Url(feed),
        FeedName = $"Planted {feed}",
        FetchedAt = now,
        EntriesInFeed = ItemsEach,
        EntriesNew = ItemsEach,
        Entries = [.. Enumerable.Range(feed * ItemsEach, ItemsEach).Select(Entry)],
    };

    /// <summary>Words drawn by the item's number, so that no two items tell the same story.</summary>
    private FetchedEntry Entry(int item)
    {
        var words = new Random(item);
        string Word() => new([.. Enumerable.Range(0, 7).Select(_ => (char)('a' + words.Next(26)))]);
        string Words(int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word()));
        return new()
        {
            ItemId = new Guid(item + 1, 1, 0, new byte[8]),
            EntryId = item.ToString(),
            ContentHash = item.ToString(),
            Title = $"{Mark(item)} {Words(6)}",
            Link = $"http://planted.example/item/{item}",
            FirstSeen = now,
            Published = now.AddMinutes(-30),
            Content = new() { Plain = $"<p>{Words(25)}. {Words(25)}.</p>" },
        };
    }

    private static string Mark(int item) => $"mark{item:D5}x";

    private static string Url(int feed) => $"http://planted.example/{feed}";

    /// <summary>How many items Composer has.</summary>
    private async Task<int> StoredAsync()
    {
        var file = Path.Combine(folder.FullName, "composer.db");
        if (!File.Exists(file))
            return 0;
        await using var store = new SqliteComposerContext(new DbContextOptionsBuilder<SqliteComposerContext>()
            .UseSqlite($"Data Source={file};Pooling=false").Options);
        return await store.Revisions.CountAsync();
    }

    private static string Section(int feed) =>
        $$"""      - { title: "Planted {{feed}}", items: {{ItemsEach}}, feeds: [{ url: "{{Url(feed)}}" }] }""";

    private async Task<Dictionary<string, string>> EnvironmentAsync()
    {
        var file = Path.Combine(folder.FullName, "briefing.yaml");
        await File.WriteAllTextAsync(file, $$"""
            editions:
              - name: proof
                title: Proof
                at: "03:00"
                grace: 1m
                timeZone: UTC
                window: 2h
                top: 0
                items: 50
                sections:
            {{string.Join('\n', Enumerable.Range(0, Feeds).Select(Section))}}
            """);
        return new()
        {
            ["BRIEFING_CONFIG"] = file,
            ["DATABASE__FOLDER"] = folder.FullName,
            ["BUS__HOST"] = rabbit.Options.Host!,
            ["BUS__VIRTUALHOST"] = rabbit.Options.VirtualHost,
            ["BUS__USER"] = rabbit.Options.User,
            ["BUS__PASSWORD"] = rabbit.Options.Password!,
        };
    }

    private static async Task<IHost> ListenAsync(BusOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new ConcurrentQueue<BriefingComposed>());
        builder.Services.AddBriefingBus(options, bus => bus.AddConsumer<Listener>().Endpoint(e => e.Name = "proof"));
        var host = builder.Build();
        await host.StartAsync();
        await Eventually.TrueAsync(() => host.Services.GetRequiredService<IBusControl>().CheckHealth().Status == BusHealthStatus.Healthy,
            "the bus is ready");
        return host;
    }

    private sealed class Listener(ConcurrentQueue<BriefingComposed> heard) : IConsumer<BriefingComposed>
    {
        public Task Consume(ConsumeContext<BriefingComposed> context)
        {
            heard.Enqueue(context.Message);
            return Task.CompletedTask;
        }
    }
}

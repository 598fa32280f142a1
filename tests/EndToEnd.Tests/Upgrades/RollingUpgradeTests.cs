using System.Text.RegularExpressions;
using BriefingBus.Contracts;
using BriefingBus.EndToEnd.Tests.Faults;
using BriefingBus.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Upgrades;

/// <summary>Services that are updated one after the other: some still know the messages as the version before had them. Real processes over
/// RabbitMQ and PostgreSQL.</summary>
public sealed class RollingUpgradeTests(RabbitMqServer rabbit, PostgresDatabase database)
    : IClassFixture<RabbitMqServer>, IClassFixture<PostgresDatabase>, IDisposable
{
    private const string OneCleaner = "Cleaner of two";
    private static readonly string[] Services = ["Fetcher", "Cleaner", "Composer", "Delivery"];
    private static readonly string[] Rounds = ["none", .. Services, OneCleaner];
    private static readonly string[] Feeds = ["meridian.xml", "world-wire.xml"];
    private static readonly string Earlier = Repository.PathOf("tests/Contracts.Tests/recorded/0.1.0");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-upgrade-");

    [Fact]
    public async Task Whichever_service_is_updated_last_every_item_arrives_once_and_is_briefed_and_no_message_fails()
    {
        await using var bus = await BusProbe.ConnectAsync(rabbit.Options);
        await ConfigureAsync();
        await using var processes = new Processes(Start);
        var expected = 0L;
        foreach (var old in Rounds)
        {
            await processes.ReplaceAsync(old);
            await Eventually.TrueAsync(
                () => Task.FromResult(processes.All.TrueForAll(p => p.IsUp)), () => $"with an earlier {old}, all start: {processes.Logs}",
                TimeSpan.FromMinutes(3));
            await PublishEntriesAsync(EditionOf(old));
            expected += Entries;
            await Eventually.TrueAsync(
                async () => await ItemsAsync("*") >= expected, () => $"with an earlier {old}, every item arrives. {processes.Logs}",
                TimeSpan.FromMinutes(3));
            await bus.PublishAsync(new ComposeBriefing { Edition = EditionOf(old), ScheduledAt = DateTimeOffset.UtcNow });
            await Eventually.TrueAsync(
                () => File.Exists(PathOf($"shelf/{EditionOf(old)}-latest.md")), $"with an earlier {old}, a briefing is delivered",
                TimeSpan.FromMinutes(2));

            (await ItemsAsync("*"), await ItemsAsync("DISTINCT \"ItemId\"")).ShouldBe((expected, expected), $"with an earlier {old}");
            (await File.ReadAllTextAsync(PathOf($"shelf/{EditionOf(old)}-latest.md"), TestContext.Current.CancellationToken))
                .ShouldContain("](<http", customMessage: $"with an earlier {old}, it has stories");
            processes.All.Count(p => p.Log.Contains("This process knows", StringComparison.Ordinal)).ShouldBe(old == "none" ? 0 : 1);
        }
        foreach (var queue in (await rabbit.QueuesAsync()).Keys.Where(q => q.EndsWith("_error", StringComparison.Ordinal)))
            (await rabbit.PeekAsync(queue)).ShouldBeEmpty(queue);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string EditionOf(string old) => "with-" + old.ToLowerInvariant().Replace(' ', '-');

    private ServiceProcess Start(string service, bool isEarlier)
    {
        var process = new ServiceProcess(service, EnvironmentOf(isEarlier), folder.FullName);
        process.Start();
        return process;
    }

    private Dictionary<string, string> EnvironmentOf(bool isEarlier)
    {
        var environment = new Dictionary<string, string>([.. rabbit.Environment, .. database.Environment])
        {
            ["BRIEFING_CONFIG"] = PathOf("briefing.yaml"),
        };
        if (isEarlier)
        {
            environment["DOTNET_STARTUP_HOOKS"] = Path.Combine(AppContext.BaseDirectory, "BriefingBus.EarlierContracts.dll");
            environment["EARLIER_CONTRACTS"] = Earlier;
        }
        return environment;
    }

    /// <summary>The feeds of a round, empty until then, have their entries, and are due.</summary>
    private async Task PublishEntriesAsync(string edition)
    {
        foreach (var feed in Feeds)
            File.Copy(Repository.PathOf($"samples/morning/feeds/{feed}"), PathOf($"{edition}/{feed}"), overwrite: true);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        // Once the poll of the empty feed is saved, which would put it off again.
        await using var command = source.CreateCommand(
            $"""
            UPDATE fetcher."Feeds" SET "NextDue" = 0
            WHERE "Url" LIKE '{edition}/%' AND "LeaseOwner" IS NULL AND "LastPolled" IS NOT NULL
            """);
        await Eventually.TrueAsync(
            async () => await command.ExecuteNonQueryAsync() == Feeds.Length, $"the feeds of {edition} have been polled");
    }

    private static long Entries =>
        Feeds.Sum(feed => Regex.Count(File.ReadAllText(Repository.PathOf($"samples/morning/feeds/{feed}")), "<(item|entry)[ >]"));

    private async Task<long> ItemsAsync(string which)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand($"SELECT count({which}) FROM composer.item_revisions");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>An edition for each round, with feeds of its own that are empty as yet.</summary>
    private async Task ConfigureAsync()
    {
        foreach (var edition in Rounds.Select(EditionOf))
        {
            folder.CreateSubdirectory(edition);
            foreach (var feed in Feeds)
                await File.WriteAllTextAsync(
                    PathOf($"{edition}/{feed}"), "<rss version='2.0'><channel><title>Not yet</title></channel></rss>");
        }
        await File.WriteAllTextAsync(PathOf("briefing.yaml"), $$"""
            editions:
            {{string.Join('\n', Rounds.Select(EditionOf).Select(edition => $$"""
              - name: {{edition}}
                title: Upgrade
                at: "03:00"
                grace: 1m
                window: 3000d
                sections: [{ title: News, feeds: [{ url: {{edition}}/{{Feeds[0]}} }, { url: {{edition}}/{{Feeds[1]}} }] }]
            """))}}
            deliver: { files: { shelf: { folder: {{PathOf("shelf")}} } } }
            """);
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    /// <summary>What runs: one process of each service, and of Cleaner a second in the last round. From one round to the next those are
    /// replaced whose version changes; the others run on.</summary>
    private sealed class Processes(Func<string, bool, ServiceProcess> start) : IAsyncDisposable
    {
        private readonly Dictionary<(string Service, bool IsEarlier), ServiceProcess> running = [];

        public List<ServiceProcess> All => [.. running.Values];

        public string Logs => string.Join('\n', All.Select(p => p.Log));

        public async Task ReplaceAsync(string old)
        {
            var wanted = Services.Select(service => (service, service == old)).ToHashSet();
            if (old == OneCleaner)
                wanted.Add(("Cleaner", true));
            foreach (var leaving in running.Keys.Except(wanted).ToList())
                await StopAsync(leaving);
            foreach (var (service, isEarlier) in wanted.Except(running.Keys).ToList())
                running[(service, isEarlier)] = start(service, isEarlier);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var left in running.Keys.ToList())
                await StopAsync(left);
        }

        private async Task StopAsync((string Service, bool IsEarlier) which)
        {
            running.Remove(which, out var process);
            await process!.StopAsync(TimeSpan.FromSeconds(30));
            process.Dispose();
        }
    }
}

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
    private static readonly string[] Feeds = ["meridian.xml", "world-wire.xml"];
    private static readonly string Earlier = Repository.PathOf("tests/Contracts.Tests/recorded/0.1.0");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-upgrade-");

    [Fact]
    public async Task Whichever_service_is_updated_last_every_item_arrives_once_and_is_briefed_and_no_message_fails()
    {
        await using var bus = await BusProbe.ConnectAsync(rabbit.Options);
        foreach (var old in (string[])["none", "Fetcher", "Cleaner", "Composer", "Delivery", OneCleaner])
        {
            var edition = "with-" + old.ToLowerInvariant().Replace(' ', '-');
            await ConfigureAsync(edition);
            await ForgetAsync();
            await using var processes = new Processes(Services(old));
            processes.All.ForEach(process => process.Start());
            await Eventually.TrueAsync(
                async () => processes.All.TrueForAll(p => p.IsUp) && await ItemsAsync("*") >= Entries,
                () => $"With an earlier {old}, every item arrives. {string.Join('\n', processes.All.Select(p => p.Log))}",
                TimeSpan.FromMinutes(3));
            await bus.PublishAsync(new ComposeBriefing { Edition = edition, ScheduledAt = DateTimeOffset.UtcNow });
            await Eventually.TrueAsync(
                () => File.Exists(PathOf($"shelf/{edition}-latest.md")), $"with an earlier {old}, a briefing is delivered",
                TimeSpan.FromMinutes(2));

            (await ItemsAsync("*"), await ItemsAsync("DISTINCT \"ItemId\"")).ShouldBe((Entries, Entries), $"with an earlier {old}");
            (await File.ReadAllTextAsync(PathOf($"shelf/{edition}-latest.md"), TestContext.Current.CancellationToken))
                .ShouldContain("](<http", customMessage: $"with an earlier {old}, it has stories");
            processes.All.Count(p => p.Log.Contains("This process knows", StringComparison.Ordinal)).ShouldBe(old == "none" ? 0 : 1);
        }
        foreach (var queue in (await rabbit.QueuesAsync()).Keys.Where(q => q.EndsWith("_error", StringComparison.Ordinal)))
            (await rabbit.PeekAsync(queue)).ShouldBeEmpty(queue);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private IEnumerable<ServiceProcess> Services(string old)
    {
        foreach (var service in (string[])["Fetcher", "Cleaner", "Composer", "Delivery"])
            yield return new ServiceProcess(service, EnvironmentOf(service == old), folder.FullName);
        if (old == OneCleaner)
            yield return new ServiceProcess("Cleaner", EnvironmentOf(isEarlier: true), folder.FullName);
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

    /// <summary>Composer and Fetcher begin anew, as if the feeds had never been polled.</summary>
    private async Task ForgetAsync()
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand("DROP SCHEMA IF EXISTS fetcher CASCADE; DROP SCHEMA IF EXISTS composer CASCADE");
        await command.ExecuteNonQueryAsync();
    }

    private static long Entries =>
        Feeds.Sum(feed => Regex.Count(File.ReadAllText(Repository.PathOf($"samples/morning/feeds/{feed}")), "<(item|entry)[ >]"));

    private async Task<long> ItemsAsync(string which)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand($"SELECT count({which}) FROM composer.item_revisions");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task ConfigureAsync(string edition)
    {
        foreach (var feed in Feeds)
            File.Copy(Repository.PathOf($"samples/morning/feeds/{feed}"), PathOf(feed), overwrite: true);
        await File.WriteAllTextAsync(PathOf("briefing.yaml"), $$"""
            editions:
              - name: {{edition}}
                title: Upgrade
                at: "03:00"
                grace: 1m
                window: 3000d
                sections: [{ title: News, feeds: [{ url: {{Feeds[0]}} }, { url: {{Feeds[1]}} }] }]
            deliver: { files: { shelf: { folder: {{PathOf("shelf")}} } } }
            """);
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private sealed class Processes(IEnumerable<ServiceProcess> processes) : IAsyncDisposable
    {
        public List<ServiceProcess> All { get; } = [.. processes];

        public async ValueTask DisposeAsync()
        {
            foreach (var process in All)
            {
                await process.StopAsync(TimeSpan.FromSeconds(30));
                process.Dispose();
            }
        }
    }
}

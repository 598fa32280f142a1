using System.Net.Http.Json;
using System.Text;
using BriefingBus.EndToEnd.Tests.Faults;
using BriefingBus.EndToEnd.Tests.Outages;
using BriefingBus.Testing;
using Shouldly;

namespace BriefingBus.EndToEnd.Tests.Alerts;

/// <summary>Every service as a process that serves its metrics, over a broker and a database of its own, with Prometheus beside them.
/// </summary>
internal sealed class WatchedSystem : IAsyncDisposable
{
    private const int Feeds = 7;
    private const int Hooks = 4;

    private static readonly string[] Services = ["Fetcher", "Cleaner", "Composer", "Web", "Delivery"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-alerts-");
    private readonly Dictionary<string, ServiceProcess> processes = new(StringComparer.Ordinal);
    private readonly PrivateServices servers;
    private readonly FeedServer hooks;
    private int configured = Feeds - 1;

    private WatchedSystem(PrivateServices servers, FeedFleet fleet, FeedServer hooks) =>
        (this.servers, Fleet, this.hooks, Database) = (servers, fleet, hooks, new(servers.Database));

    /// <summary>The feeds.</summary>
    public FeedFleet Fleet { get; }

    /// <summary>The services' database.</summary>
    public OutageDatabase Database { get; }

    /// <summary>Who watches.</summary>
    public PrometheusServer Prometheus { get; private set; } = null!;

    private string ConfigurationFile => Path.Combine(folder.FullName, "briefing.yaml");

    /// <summary>Starts it; skips the test where a server's program is not installed.</summary>
    public static async Task<WatchedSystem> StartAsync()
    {
        var system = new WatchedSystem(
            await PrivateServices.StartAsync(), await FeedFleet.StartAsync(Feeds, itemsEach: 5), await FeedServer.StartAsync());
        try
        {
            await system.StartAllAsync();
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Has every web hook answer this way from now on.</summary>
    public void AnswerHooks(params int[] statuses)
    {
        foreach (var hook in Enumerable.Range(0, Hooks))
            hooks.Serve($"/{hook}", Reply.Status(statuses[hook % statuses.Length]));
    }

    /// <summary>Adds a feed to <c>briefing.yaml</c>.</summary>
    public Task AddFeedAsync()
    {
        configured = Feeds;
        return ConfigureAsync();
    }

    /// <summary>Kills a service.</summary>
    public Task KillAsync(string service) => processes[service].KillAsync();

    /// <summary>Kills all of them.</summary>
    public Task KillAllAsync() => Task.WhenAll(Services.Select(KillAsync));

    /// <summary>Starts a service that was killed.</summary>
    public async Task StartAsync(string service)
    {
        processes[service].Start();
        await Eventually.TrueAsync(() => processes[service].IsUp, $"{service} starts", TimeSpan.FromMinutes(3));
        await ScrapeAsync();
    }

    /// <summary>Takes the broker down, or up again.</summary>
    public Task TakeBrokerAsync() => servers.KillAsync("rabbitmq");

    /// <summary>Gives it back.</summary>
    public Task GiveBrokerBackAsync() => servers.UpAsync("rabbitmq");

    /// <summary>Sets the part of the machine's memory above which RabbitMQ raises its alarm.</summary>
    public Task SetBrokerMemoryAsync(string part) => servers.ControlBrokerAsync("set_vm_memory_high_watermark", part);

    /// <summary>Puts messages that nobody can read into a queue.</summary>
    public async Task PublishNonsenseAsync(string queue, int messages)
    {
        for (var n = 0; n < messages; n++)
            (await servers.Management.PostAsJsonAsync("/api/exchanges/%2F/amq.default/publish", new
            {
                properties = new { delivery_mode = 2, content_type = "application/vnd.masstransit+json" },
                routing_key = queue,
                payload = Convert.ToBase64String(Encoding.UTF8.GetBytes($"nonsense {n}")),
                payload_encoding = "base64",
            })).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (Prometheus is not null)
            await Prometheus.DisposeAsync();
        foreach (var process in processes.Values)
            process.Dispose();
        await Fleet.DisposeAsync();
        await hooks.DisposeAsync();
        await servers.DisposeAsync();
        var logs = Directory.CreateDirectory(Repository.PathOf("artifacts/alerts"));
        foreach (var log in folder.EnumerateFiles("*.log"))
            log.CopyTo(Path.Combine(logs.FullName, log.Name[..log.Name.IndexOf('-')] + ".log"), overwrite: true);
        folder.Delete(recursive: true);
    }

    private async Task StartAllAsync()
    {
        var executable = servers.Prometheus ?? throw TestService.Absent("Prometheus is not installed");
        AnswerHooks(204);
        await ConfigureAsync();
        var environment = new Dictionary<string, string>(servers.Environment)
        {
            ["BRIEFING_CONFIG"] = ConfigurationFile,
            ["BUS__MANAGEMENT"] = servers.Management.BaseAddress!.ToString(),
            ["METRICS__SCRAPE"] = "true",
        };
        foreach (var hook in Enumerable.Range(0, Hooks))
            environment[$"HOOK{hook}"] = hooks.Url($"/{hook}");
        var deployed = await CommandLine.RunAsync(["topology", "deploy"], environment: environment);
        deployed.ExitCode.ShouldBe(0, deployed.ToString());
        foreach (var service in Services)
        {
            // A changed configuration makes a service listen anew, where Prometheus looks for it.
            environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{FreePort.Next()}";
            processes[service] = new ServiceProcess(service, new Dictionary<string, string>(environment), folder.FullName);
            processes[service].Start();
        }
        await Eventually.TrueAsync(() => processes.Values.All(p => p.IsUp), "all services start", TimeSpan.FromMinutes(3));
        var rules = await File.ReadAllTextAsync(Repository.PathOf("ops/prometheus/alerts.yaml"));
        Prometheus = await PrometheusServer.StartAsync(
            executable, Path.Combine(folder.FullName, "prometheus"), ShortenedRules.Of(rules), servers.BrokerMetrics);
        await ScrapeAsync();
    }

    private static string Hook(int number) => $"    hook{number}: {{ url: \"${{HOOK{number}}}\", allowPrivate: [\"127.0.0.1\"] }}";

    private Task ScrapeAsync() =>
        Prometheus.ScrapeAsync(processes.Select(p => ("briefingbus-" + p.Key.ToLowerInvariant(), p.Value.Address)));

    private async Task ConfigureAsync()
    {
        var part = ConfigurationFile + ".part";
        await File.WriteAllTextAsync(part, $$"""
            editions:
              - name: watched
                title: Watched
                cron: "0 * * * * ?"
                timeZone: UTC
                sections:
                  - title: All
                    feeds:
            {{string.Join('\n', Fleet.Urls.Take(configured).Select(url => $"          - {{ url: \"{url}\", every: 5m }}"))}}
            fetch:
              allowPrivate: [{{string.Join(", ", FeedFleet.HostNames.Select(h => $"\"{h}\""))}}]
              gap: 0s
            deliver:
              webhook:
            {{string.Join('\n', Enumerable.Range(0, Hooks).Select(Hook))}}
            """);
        File.Move(part, ConfigurationFile, overwrite: true);
    }
}

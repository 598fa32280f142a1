using System.Diagnostics;
using System.Text.RegularExpressions;
using BriefingBus.EndToEnd.Tests.Faults;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using Shouldly;

namespace BriefingBus.EndToEnd.Tests.Outages;

/// <summary>Every service as a process, over servers that can be taken away, and feeds that grow. No service is ever started
/// again.</summary>
internal sealed partial class OutageSystem : IAsyncDisposable
{
    private const int Feeds = 15;
    private const int FirstItems = 5;

    private static readonly string[] Services = ["Fetcher", "Cleaner", "Composer", "Web", "Delivery"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-outages-");
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly Dictionary<string, ServiceProcess> processes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> read = new(StringComparer.Ordinal);

    private OutageSystem(PrivateServices servers, FeedFleet fleet) => (Servers, Fleet, Database) = (servers, fleet, new(servers.Database));

    public PrivateServices Servers { get; }

    public FeedFleet Fleet { get; }

    /// <summary>The services' clock.</summary>
    public SetClock Clock { get; private set; } = null!;

    /// <summary>Where briefings are delivered to.</summary>
    public SmallDisk Disk { get; private set; } = null!;

    /// <summary>Where all of them but Cleaner keep what they know.</summary>
    public OutageDatabase Database { get; }

    public bool AnyFell => processes.Values.Any(p => p.Fell);

    public static async Task<OutageSystem> StartAsync()
    {
        var system = new OutageSystem(await PrivateServices.StartAsync(), await FeedFleet.StartAsync(Feeds, FirstItems));
        system.Disk = await SmallDisk.MountAsync(Path.Combine(system.folder.FullName, "disk"));
        system.Clock = await SetClock.MakeAsync(system.folder.FullName);
        try
        {
            await system.StartServicesAsync();
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    private async Task StartServicesAsync()
    {
        var file = Path.Combine(folder.FullName, "briefing.yaml");
        await File.WriteAllTextAsync(file, Configuration());
        var environment = new Dictionary<string, string>(Servers.Environment)
        {
            ["BRIEFING_CONFIG"] = file,
            ["BUS__MANAGEMENT"] = Servers.Management.BaseAddress!.ToString(),
        };
        var deployed = await CommandLine.RunAsync(["topology", "deploy"], environment: environment);
        deployed.ExitCode.ShouldBe(0, deployed.ToString());
        foreach (var (name, value) in Clock.Environment)
            environment[name] = value;
        foreach (var service in Services)
        {
            var process = processes[service] = new ServiceProcess(service, environment, folder.FullName);
            process.Start();
        }
        await Eventually.TrueAsync(() => processes.Values.All(p => p.IsUp), "all services start", TimeSpan.FromMinutes(3));
        await GreenAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Gives every feed new items and has each polled, as if all were due now.</summary>
    public Task LoadAsync(int itemsEach)
    {
        Fleet.Grow(itemsEach);
        return Database.MakeFeedsDueAsync();
    }

    /// <summary>Takes every feed off the network, and waits until what a reader is told says so.</summary>
    public async Task TakeFeedsAsync()
    {
        Fleet.Gone = true;
        await Eventually.TrueAsync(
            async () =>
            {
                // Again and again: a poll that was in progress says, when it ends, when its feed is due next.
                await Database.MakeWorkingFeedsDueAsync();
                return await Database.FailingFeedsAsync() == Feeds;
            },
            "every feed is reported as failing");
    }

    /// <summary>Gives the feeds back, and waits until what a reader is told says so.</summary>
    public async Task GiveFeedsBackAsync()
    {
        Fleet.Gone = false;
        await Database.MakeFeedsDueAsync();
        await Eventually.TrueAsync(async () => await Database.FailingFeedsAsync() == 0, "no feed is reported as failing");
    }

    /// <summary>The readiness of each service that is not ready, with what it says.</summary>
    public async Task<Dictionary<string, string>> RedAsync()
    {
        var answers = await Task.WhenAll(processes.Select(async p => (p.Key, Fault: await FaultAsync(p.Value))));
        return answers.Where(a => a.Fault is not null).ToDictionary(a => a.Key, a => a.Fault!);
    }

    private async Task<string?> FaultAsync(ServiceProcess process)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(process.Address, "/health/ready"));
            return answer.IsSuccessStatusCode ? null : await answer.Content.ReadAsStringAsync();
        }
        catch (TaskCanceledException)
        {
            return $"It did not answer within {http.Timeout.TotalSeconds:0} s.";
        }
    }

    /// <summary>Waits until every service is ready.</summary>
    public async Task GreenAsync(TimeSpan limit)
    {
        Dictionary<string, string> red = [];
        await Eventually.TrueAsync(
            async () => (red = await RedAsync()).Count == 0, () => $"every service is ready: {string.Join("; ", red)}", limit);
    }

    /// <summary>Waits until every item of every feed is stored once, and no message waits.</summary>
    public async Task DrainAsync(TimeSpan limit)
    {
        var (missing, doubled) = (0, 0);
        var queues = "";
        var lastDue = Stopwatch.StartNew();
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    var stored = await Database.StoredMarksAsync();
                    (missing, doubled) = (Fleet.Marks.Except(stored).Count(), stored.Count - stored.Distinct().Count());
                    var waiting = (await Servers.QueuesAsync())
                        .Where(q => q.Messages > 0 && !q.Name.StartsWith("briefingbus_", StringComparison.Ordinal))
                        .ToList();
                    queues = string.Join(", ", waiting.Select(q => $"{q.Name} {q.Messages}"));
                    // A poll that was in progress when the feeds became due has made its feed due later: it is due now. Entries that were
                    // sent are not sent again by that.
                    if (missing > 0 && lastDue.Elapsed > TimeSpan.FromSeconds(8))
                    {
                        lastDue.Restart();
                        await Database.MakeFeedsDueAsync();
                    }
                    return (missing, doubled, waiting.Count) == (0, 0, 0);
                }
                catch (Exception away) when (TransientFault.IsTransient(away))
                {
                    return false;
                }
            },
            () => $"everything arrives once: {missing} missing, {doubled} doubled, waiting: {queues}",
            limit);
    }

    /// <summary>Whether a service has logged something since it was last asked for its complaints.</summary>
    public bool HasLogged(string service, string what) =>
        processes[service].Log.Split('\n').Skip(read.GetValueOrDefault(service)).Any(l => l.Contains(what, StringComparison.Ordinal));

    /// <summary>What each service has logged as a warning or an error since it was last asked, and whatever is no log line.</summary>
    public Dictionary<string, (int Lines, IReadOnlyList<string> Stray)> Complaints() => processes.ToDictionary(p => p.Key, p =>
    {
        var all = p.Value.Log.Split('\n');
        var since = all.Skip(read.GetValueOrDefault(p.Key)).Where(l => l.Length > 0).ToList();
        read[p.Key] = all.Length - 1;
        return (since.Count(l => Complaint().IsMatch(l)), (IReadOnlyList<string>)since.Where(l => !Line().IsMatch(l)).ToList());
    });

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes.Values)
            process.Dispose();
        http.Dispose();
        await Fleet.DisposeAsync();
        await Servers.DisposeAsync();
        await Disk.DisposeAsync();
        // The logs outlive the test: what went wrong in minutes of outages is read there.
        var logs = Directory.CreateDirectory(Repository.PathOf("artifacts/outages"));
        foreach (var log in folder.EnumerateFiles("*.log"))
            log.CopyTo(Path.Combine(logs.FullName, log.Name[..log.Name.IndexOf('-')] + ".log"), overwrite: true);
        folder.Delete(recursive: true);
    }

    private string Configuration() => $$"""
        editions:
          - name: outages
            title: Outages
            cron: "0 * * * * ?"
            timeZone: UTC
            sections:
              - title: All
                items: 50
                feeds:
        {{string.Join('\n', Fleet.Urls.Select(url => $"          - {{ url: \"{url}\", every: 5m, firstItems: 25 }}"))}}
        fetch:
          allowPrivate: [{{string.Join(", ", FeedFleet.HostNames.Select(h => $"\"{h}\""))}}]
          gap: 0s
          connectTimeout: 3s
          firstByteTimeout: 3s
          timeout: 5s
        deliver:
          files:
            notes: { folder: {{Path.Combine(Disk.Folder, "notes")}} }
        """;

    [GeneratedRegex(@"^\d\d:\d\d:\d\d (WRN|ERR|FTL) ")]
    private static partial Regex Complaint();

    [GeneratedRegex(@"^\d\d:\d\d:\d\d (VRB|DBG|INF|WRN|ERR|FTL) ")]
    private static partial Regex Line();
}

using System.Net.Http.Json;

namespace BriefingBus.EndToEnd.Tests.Outages;

/// <summary>Something that the services need, taken away and given back, while all of them run on.</summary>
/// <param name="Name">What, as the ledger names it.</param>
/// <param name="Take">Takes it away.</param>
/// <param name="GiveBack">Gives it back; what heals by itself needs nothing.</param>
/// <param name="Reddens">The services that cannot work without it, and have to say so in their readiness.</param>
internal sealed record Outage(string Name, Func<OutageSystem, Task> Take, Func<OutageSystem, Task> GiveBack, IReadOnlyList<string> Reddens)
{
    private const string Lossy = "came back without its queues";
    private static readonly IReadOnlyList<string> WithDatabase = ["Fetcher", "Composer", "Web", "Delivery"];
    private static readonly IReadOnlyList<string> All = ["Fetcher", "Cleaner", "Composer", "Web", "Delivery"];
    private static readonly IReadOnlyList<string> None = [];

    /// <summary>Every kind.</summary>
    public static readonly IReadOnlyList<Outage> Kinds =
    [
        new("PostgreSQL down", s => s.Servers.KillAsync("postgres"), s => s.Servers.UpAsync("postgres"), WithDatabase) { IsInSuite = true },
        new("PostgreSQL silent", s => s.Servers.HaltAsync("postgres"), s => s.Servers.GoOnAsync("postgres"), WithDatabase),
        new("PostgreSQL read-only", s => s.Database.SetReadOnlyAsync(true), s => s.Database.SetReadOnlyAsync(false), WithDatabase),
        new("PostgreSQL takes nobody", s => s.Database.CloseAsync(), s => s.Database.OpenAsync(), WithDatabase),
        new("connections cut", s => s.Database.CutConnectionsAsync(), Nothing, None) { IsInSuite = true },
        new("broker down", s => s.Servers.KillAsync("rabbitmq"), s => s.Servers.UpAsync("rabbitmq"), All),
        new("broker silent", s => s.Servers.HaltAsync("rabbitmq"), s => s.Servers.GoOnAsync("rabbitmq"), All),
        new("broker down, then empty", s => s.Servers.KillAsync("rabbitmq"), s => s.Servers.EmptyBrokerAsync(), All)
        {
            IsInSuite = true,
            Logs = All.ToDictionary(service => service, _ => Lossy),
        },
        new("broker's memory alarm", s => s.Servers.ControlBrokerAsync("set_vm_memory_high_watermark", "0.0001"),
            s => s.Servers.ControlBrokerAsync("set_vm_memory_high_watermark", "0.4"), All) { IsInSuite = true },
        new("broker's disk alarm", s => s.Servers.ControlBrokerAsync("set_disk_free_limit", "1000000000000000"),
            s => s.Servers.ControlBrokerAsync("set_disk_free_limit", "50000000"), All),
        new("write permission revoked", s => PermitAsync(s, write: "^$"), s => PermitAsync(s, write: ".*"), All) { IsInSuite = true },
        new("queue deleted", s => DeleteAsync(s, "queues/%2F/cleaner-feed-fetched"), Nothing, None)
        {
            IsInSuite = true,
            Logs = new Dictionary<string, string> { ["Cleaner"] = "ended the consumer of the queue cleaner-feed-fetched" },
        },
        new("binding deleted", s => DeleteAsync(s, "bindings/%2F/e/BriefingBus.Contracts:ItemCleaned/e/composer-items/~"), Nothing, None)
        {
            Logs = new Dictionary<string, string> { ["Composer"] = "ItemCleaned to composer-items was missing" },
        },
        new("exchange deleted", s => DeleteAsync(s, "exchanges/%2F/BriefingBus.Contracts:FeedFetched"), Nothing, None)
        {
            Logs = new[] { "Cleaner", "Composer", "Web" }.ToDictionary(service => service, _ => "binding of BriefingBus.Contracts:Feed"),
        },
        new("feeds unreachable", s => s.TakeFeedsAsync(), s => s.GiveFeedsBackAsync(), None) { IsInSuite = true },
        new("disk full", s => s.Disk.FillAsync(), s => s.Disk.EmptyAsync(), ["Delivery"]) { Needs = s => s.Disk.WhyAbsent },
        new("disk read-only", s => s.Disk.RemountAsync("ro"), s => s.Disk.RemountAsync("rw"), ["Delivery"])
        {
            Needs = s => s.Disk.WhyAbsent,
        },
        Clock("clock an hour ahead", TimeSpan.FromHours(1)),
        Clock("clock an hour back", TimeSpan.FromHours(-1)),
        Clock("clock a day back", TimeSpan.FromDays(-1)),
    ];

    /// <summary>True where the suite runs it too; the others take more time than the suite has.</summary>
    public bool IsInSuite { get; init; }

    /// <summary>What services that put it right themselves, or found it lost, have to say in their logs.</summary>
    public IReadOnlyDictionary<string, string> Logs { get; init; } = new Dictionary<string, string>();

    /// <summary>Why this machine cannot have it, or null.</summary>
    public Func<OutageSystem, string?> Needs { get; init; } = _ => null;

    public override string ToString() => Name;

    private static Outage Clock(string name, TimeSpan ahead) =>
        new(name, s => s.Clock.SetAsync(ahead), s => s.Clock.SetAsync(TimeSpan.Zero), None) { Needs = s => s.Clock.WhyAbsent };

    /// <summary>It heals by itself.</summary>
    private static Task Nothing(OutageSystem system) => Task.CompletedTask;

    private static async Task PermitAsync(OutageSystem system, string write) => (await system.Servers.Management.PutAsJsonAsync(
        $"/api/permissions/%2F/{system.Servers.Broker.UserInfo.Split(':')[0]}",
        new { configure = ".*", write, read = ".*" })).EnsureSuccessStatusCode();

    private static async Task DeleteAsync(OutageSystem system, string path) =>
        (await system.Servers.Management.DeleteAsync("/api/" + path)).EnsureSuccessStatusCode();
}

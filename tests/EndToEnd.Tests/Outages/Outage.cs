using System.Net.Http.Json;

namespace BriefingBus.EndToEnd.Tests.Outages;

/// <summary>Something that the services need, taken away and given back, while all of them run on.</summary>
/// <param name="Name">What, as the ledger names it.</param>
/// <param name="Take">Takes it away.</param>
/// <param name="GiveBack">Gives it back; what heals by itself needs nothing.</param>
/// <param name="Reddens">The services that cannot work without it, and have to say so.</param>
internal sealed record Outage(string Name, Func<OutageSystem, Task> Take, Func<OutageSystem, Task> GiveBack, IReadOnlyList<string> Reddens)
{
    private static readonly IReadOnlyList<string> WithDatabase = ["Fetcher", "Composer", "Web", "Delivery"];
    private static readonly IReadOnlyList<string> All = ["Fetcher", "Cleaner", "Composer", "Web", "Delivery"];

    private static readonly IReadOnlyList<string> None = [];

    /// <summary>Every kind.</summary>
    public static readonly IReadOnlyList<Outage> Kinds =
    [
        new("PostgreSQL down", s => s.Servers.KillAsync("postgres"), s => s.Servers.UpAsync("postgres"), WithDatabase) { IsInSuite = true },
        new("PostgreSQL read-only", s => s.SetReadOnlyAsync(true), s => s.SetReadOnlyAsync(false), WithDatabase),
        new("connections cut", s => s.CutConnectionsAsync(), _ => Task.CompletedTask, None) { IsInSuite = true },
        new("broker down", s => s.Servers.KillAsync("rabbitmq"), s => s.Servers.UpAsync("rabbitmq"), All) { IsInSuite = true },
        new("broker's memory alarm", s => s.Servers.ControlBrokerAsync("set_vm_memory_high_watermark", "0.0001"),
            s => s.Servers.ControlBrokerAsync("set_vm_memory_high_watermark", "0.4"), All) { IsInSuite = true },
        new("broker's disk alarm", s => s.Servers.ControlBrokerAsync("set_disk_free_limit", "1000000000000000"),
            s => s.Servers.ControlBrokerAsync("set_disk_free_limit", "50000000"), All),
        new("write permission revoked", s => PermitAsync(s, write: "^$"), s => PermitAsync(s, write: ".*"), All) { IsInSuite = true },
        new("queue deleted", s => DeleteAsync(s, "queues/%2F/cleaner-feed-fetched"), _ => Task.CompletedTask, None),
        new("binding deleted", s => DeleteAsync(s, "bindings/%2F/e/BriefingBus.Contracts:ItemCleaned/e/composer-items/~"),
            _ => Task.CompletedTask, None),
        new("broker empty", s => s.Servers.EmptyBrokerAsync(), _ => Task.CompletedTask, None) { IsInSuite = true },
        new("feeds unreachable", s => Gone(s, true), s => Gone(s, false), None) { IsInSuite = true },
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

    /// <summary>Why this machine cannot have it, or null.</summary>
    public Func<OutageSystem, string?> Needs { get; init; } = _ => null;

    public override string ToString() => Name;

    private static Outage Clock(string name, TimeSpan ahead) =>
        new(name, s => s.Clock.SetAsync(ahead), s => s.Clock.SetAsync(TimeSpan.Zero), None) { Needs = s => s.Clock.WhyAbsent };

    private static Task Gone(OutageSystem system, bool gone)
    {
        system.Fleet.Gone = gone;
        return Task.CompletedTask;
    }

    private static async Task PermitAsync(OutageSystem system, string write) => (await system.Servers.Management.PutAsJsonAsync(
        $"/api/permissions/%2F/{system.Servers.Broker.UserInfo.Split(':')[0]}",
        new { configure = ".*", write, read = ".*" })).EnsureSuccessStatusCode();

    private static async Task DeleteAsync(OutageSystem system, string path) =>
        (await system.Servers.Management.DeleteAsync("/api/" + path)).EnsureSuccessStatusCode();
}

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

    /// <summary>Every kind.</summary>
    public static readonly IReadOnlyList<Outage> Kinds =
    [
        new("PostgreSQL down", s => s.Servers.KillAsync("postgres"), s => s.Servers.UpAsync("postgres"), WithDatabase),
        new("broker down", s => s.Servers.KillAsync("rabbitmq"), s => s.Servers.UpAsync("rabbitmq"), All),
        new("broker alarmed", s => s.Servers.ControlBrokerAsync("set_vm_memory_high_watermark", "0.0001"),
            s => s.Servers.ControlBrokerAsync("set_vm_memory_high_watermark", "0.4"), All),
        new("write permission revoked", s => PermitAsync(s, write: "^$"), s => PermitAsync(s, write: ".*"), All),
        new("queue and bindings deleted", DeleteAsync, _ => Task.CompletedTask, []),
        new("feeds unreachable", s => Gone(s, true), s => Gone(s, false), []),
        new("broker empty", s => s.Servers.EmptyBrokerAsync(), _ => Task.CompletedTask, []),
    ];

    public override string ToString() => Name;

    private static Task Gone(OutageSystem system, bool gone)
    {
        system.Fleet.Gone = gone;
        return Task.CompletedTask;
    }

    private static async Task PermitAsync(OutageSystem system, string write) => (await system.Servers.Management.PutAsJsonAsync(
        $"/api/permissions/%2F/{system.Servers.Broker.UserInfo.Split(':')[0]}", new { configure = ".*", write, read = ".*" })).EnsureSuccessStatusCode();

    private static async Task DeleteAsync(OutageSystem system)
    {
        foreach (var path in new[]
                 {
                     "queues/%2F/cleaner-feed-fetched",
                     "bindings/%2F/e/BriefingBus.Contracts:ItemCleaned/e/composer-items/~",
                 })
            (await system.Servers.Management.DeleteAsync("/api/" + path)).EnsureSuccessStatusCode();
    }
}

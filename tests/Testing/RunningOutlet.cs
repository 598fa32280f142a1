using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BriefingBus.Testing;

/// <summary>An outlet with a ledger in a folder of its own, without a bus: briefings are handed to it.</summary>
public sealed class RunningOutlet : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-outlet-");
    private readonly Func<IServiceProvider, IReadOnlyList<Outlet>> outlets;
    private readonly IHost host;

    private RunningOutlet(Action<IServiceCollection, DatabaseOptions> services, Func<IServiceProvider, IReadOnlyList<Outlet>> outlets)
    {
        this.outlets = outlets;
        var builder = Host.CreateEmptyApplicationBuilder(new());
        services(builder.Services, new DatabaseOptions { Folder = folder.FullName });
        host = builder.Build();
    }

    /// <summary>Starts it.</summary>
    /// <param name="services">Registers the outlet and its options.</param>
    /// <param name="outlets">The outlets of the kind.</param>
    public static async Task<RunningOutlet> StartAsync(
        Action<IServiceCollection, DatabaseOptions> services, Func<IServiceProvider, IReadOnlyList<Outlet>> outlets)
    {
        var running = new RunningOutlet(services, outlets);
        await running.host.StartAsync();
        return running;
    }

    /// <summary>Hands it a briefing, as its consumer would.</summary>
    public Task DeliverAsync(BriefingComposed briefing) =>
        host.Services.GetRequiredService<Deliverer>().DeliverAsync(outlets(host.Services), briefing, CancellationToken.None);

    /// <summary>Makes the ledger forget how a part ended, as a kill between the call and its end would.</summary>
    public async Task ForgetTheEndAsync()
    {
        await using var ledger = await LedgerAsync();
        await ledger.Deliveries.ExecuteUpdateAsync(
            d => d.SetProperty(x => x.State, DeliveryState.Started).SetProperty(x => x.Receipt, (string?)null));
    }

    /// <summary>The lines of the ledger, by part.</summary>
    public async Task<IReadOnlyList<LedgerEntry>> LinesAsync()
    {
        await using var ledger = await LedgerAsync();
        return await ledger.Deliveries.AsNoTracking().OrderBy(d => d.ScheduledAt).ThenBy(d => d.Part).ToListAsync();
    }

    /// <summary>The lines in words: part, state and reason.</summary>
    public async Task<IReadOnlyList<string>> StatesAsync() =>
        [.. (await LinesAsync()).Select(l => l.Reason is null ? $"{l.Part}: {l.State}" : $"{l.Part}: {l.State}, {l.Reason}")];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private Task<DeliveryContext> LedgerAsync() =>
        host.Services.GetRequiredService<IDbContextFactory<DeliveryContext>>().CreateDbContextAsync();
}

using Microsoft.Extensions.Hosting;

namespace BriefingBus.Persistence;

/// <summary>Brings one database to its newest migration.</summary>
internal delegate Task Migrate(CancellationToken cancellationToken);

/// <summary>Brings the databases of every service in this process up to date, side by side, before anything else of the process starts.</summary>
internal sealed class DatabaseMigrations(IEnumerable<Migrate> databases) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(databases.Select(migrate => Task.Run(() => migrate(cancellationToken), cancellationToken)));

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

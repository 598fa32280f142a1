using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BriefingBus.Persistence;

/// <summary>Migrates one database to its newest migration.</summary>
internal delegate Task Migrate(CancellationToken cancellationToken);

/// <summary>Migrates the databases of every service in this process concurrently, before anything else of the process starts.</summary>
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

/// <summary>Migrates a service's database. It waits for a PostgreSQL that does not respond yet, and for another replica that creates the
/// same tables.</summary>
internal sealed class DatabaseMigration<TContext>(
    IDbContextFactory<TContext> contexts, TimeProvider time, ILogger<DatabaseMigration<TContext>> log)
    where TContext : DbContext
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(1);

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromSeconds(0.5);
        DateTimeOffset? logged = null;
        while (true)
        {
            try
            {
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                if (context.Database.IsSqlite())
                    await SqliteMigration.MigrateAsync(context, cancellationToken);
                else
                    await MigrateAsync(context, cancellationToken);
                return;
            }
            catch (Exception fault) when (OfPostgres(fault) is not null)
            {
                if (logged is null || time.GetUtcNow() - logged >= Repeat)
                {
                    logged = time.GetUtcNow();
                    log.LogError("The database is not ready: {Reason}. Retrying with growing waits", OfPostgres(fault)!.Message);
                }
            }
            await Task.Delay(wait, time, cancellationToken);
            wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, MaxWait.Ticks));
        }
    }

    /// <summary>The server's fault. Entity Framework wraps one that may pass in an <see cref="InvalidOperationException"/>.</summary>
    private static NpgsqlException? OfPostgres(Exception fault) => fault as NpgsqlException ?? fault.InnerException as NpgsqlException;

    private static async Task MigrateAsync(TContext context, CancellationToken cancellationToken)
    {
        NewerDatabaseException.ThrowIfIn(await context.Database.GetAppliedMigrationsAsync(cancellationToken), context);
        await context.Database.MigrateAsync(cancellationToken);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BriefingBus.Persistence;

/// <summary>Brings a service's database to the newest migration. A PostgreSQL that is not there yet is waited for; so is the other replica
/// that creates the same tables at the same moment.</summary>
internal sealed class DatabaseMigration<TContext>(
    IDbContextFactory<TContext> contexts, TimeProvider time, ILogger<DatabaseMigration<TContext>> log)
    where TContext : DbContext
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(1);

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var wait = TimeSpan.FromSeconds(0.5);
        DateTimeOffset? told = null;
        while (true)
        {
            try
            {
                await using var context = await contexts.CreateDbContextAsync(cancellationToken);
                if (context.Database.IsSqlite())
                    await SqliteMigration.MigrateAsync(context, cancellationToken);
                else
                    await context.Database.MigrateAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException exception)
            {
                if (told is null || time.GetUtcNow() - told >= Repeat)
                {
                    told = time.GetUtcNow();
                    log.LogError("The database is not ready: {Reason}. Trying again with growing waits", exception.Message);
                }
            }
            await Task.Delay(wait, time, cancellationToken);
            wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, MaxWait.Ticks));
        }
    }
}

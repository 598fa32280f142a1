using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.Persistence;

/// <summary>Whether a service's database answers and takes writes: after a failover PostgreSQL may be a replica that only reads.</summary>
internal sealed class DatabaseHealthCheck<TContext>(IDbContextFactory<TContext> contexts) : IHealthCheck
    where TContext : DbContext
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await database.Database.CanConnectAsync(cancellationToken))
            return HealthCheckResult.Unhealthy("The database does not answer.");
        return database.Database.IsNpgsql() && await IsReadOnlyAsync(database, cancellationToken)
            ? HealthCheckResult.Unhealthy("The database is read-only.")
            : HealthCheckResult.Healthy();
    }

    private static Task<bool> IsReadOnlyAsync(TContext database, CancellationToken cancellationToken) => database.Database
        .SqlQuery<bool>($"SELECT current_setting('transaction_read_only')::boolean AS \"Value\"").SingleAsync(cancellationToken);
}

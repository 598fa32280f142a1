using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.Persistence;

/// <summary>Checks whether a service's database responds and accepts writes; after a failover it may be a read-only replica.</summary>
internal sealed class DatabaseHealthCheck<TContext>(IDbContextFactory<TContext> contexts) : IHealthCheck
    where TContext : DbContext
{
    /// <summary>Shorter than the timeout of the clients of the report, which a hanging server must not delay.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        try
        {
            // Npgsql gives up on a silent server only after its own, longer timeout.
            return await CheckAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"The database has not answered for {Timeout.TotalSeconds:0} s.");
        }
    }

    private async Task<HealthCheckResult> CheckAsync(CancellationToken cancellationToken)
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

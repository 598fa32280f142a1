using BriefingBus.Persistence;

namespace BriefingBus.Delivery.Ledger;

/// <summary>The ledger in a schema of PostgreSQL.</summary>
public sealed class PostgresDeliveryContext(DbContextOptions<PostgresDeliveryContext> options) : DeliveryContext(options, Schema)
{
    /// <summary>The schema of the ledger.</summary>
    public const string Schema = "deliveries";

    internal override async Task<IAsyncDisposable?> LockAsync(string outlet, CancellationToken cancellationToken) =>
        await AdvisoryLock.TakeAsync(this, AdvisoryLock.NumberOf("outlet", outlet), cancellationToken);

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design() : PostgresDesign<PostgresDeliveryContext>(Schema, options => new(options));
}

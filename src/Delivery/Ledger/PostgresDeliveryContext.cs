using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.Delivery.Ledger;

/// <summary>The ledger in a schema of PostgreSQL.</summary>
public sealed class PostgresDeliveryContext(DbContextOptions<PostgresDeliveryContext> options) : DeliveryContext(options)
{
    /// <summary>The schema of the ledger.</summary>
    public const string Schema = "deliveries";

    internal override async Task<IAsyncDisposable?> LockAsync(string outlet, CancellationToken cancellationToken) =>
        await AdvisoryLock.TakeAsync(this, AdvisoryLock.NumberOf("outlet", outlet), cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
    }

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<PostgresDeliveryContext>
    {
        public PostgresDeliveryContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDeliveryContext>()
            .UseNpgsql("Host=localhost", npgsql => npgsql.MigrationsHistoryTable("migrations", Schema)).Options);
    }
}

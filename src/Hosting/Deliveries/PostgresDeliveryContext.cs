using System.Buffers.Binary;
using BriefingBus.Hosting.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.Hosting.Deliveries;

/// <summary>The ledger in a schema of PostgreSQL.</summary>
public sealed class PostgresDeliveryContext(DbContextOptions<PostgresDeliveryContext> options) : DeliveryContext(options)
{
    /// <summary>The schema of the ledger.</summary>
    public const string Schema = "deliveries";

    /// <summary>Takes an advisory lock, which ends with the connection: a killed process holds up nobody.</summary>
    internal override async Task LockAsync(string outlet, CancellationToken cancellationToken)
    {
        var number = BinaryPrimitives.ReadInt64BigEndian(NameBasedId.Create("outlet", outlet).ToByteArray());
        await Database.OpenConnectionAsync(cancellationToken);
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({number})", cancellationToken);
    }

    /// <inheritdoc/>
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

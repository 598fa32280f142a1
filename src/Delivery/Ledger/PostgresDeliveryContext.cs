using System.Buffers.Binary;
using System.Data;
using BriefingBus.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace BriefingBus.Delivery.Ledger;

/// <summary>The ledger in a schema of PostgreSQL.</summary>
public sealed class PostgresDeliveryContext(DbContextOptions<PostgresDeliveryContext> options) : DeliveryContext(options)
{
    /// <summary>The schema of the ledger.</summary>
    public const string Schema = "deliveries";

    /// <summary>Takes an advisory lock, which ends with the connection: a killed process holds up nobody.</summary>
    internal override async Task<IAsyncDisposable?> LockAsync(string outlet, CancellationToken cancellationToken)
    {
        var number = BinaryPrimitives.ReadInt64BigEndian(NameBasedId.Create("outlet", outlet).ToByteArray());
        await Database.OpenConnectionAsync(cancellationToken);
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({number})", cancellationToken);
        return new AdvisoryLock(this, number);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
    }

    /// <summary>Gives the lock back. The pool would keep it: it resets a connection only when it is used again.</summary>
    private sealed class AdvisoryLock(DbContext context, long number) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                if (context.Database.GetDbConnection().State == ConnectionState.Open)
                    await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({number})", CancellationToken.None);
            }
            catch (NpgsqlException) when (context.Database.GetDbConnection().State != ConnectionState.Open)
            {
                // The connection has broken, and its end was the lock's.
            }
        }
    }

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<PostgresDeliveryContext>
    {
        public PostgresDeliveryContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDeliveryContext>()
            .UseNpgsql("Host=localhost", npgsql => npgsql.MigrationsHistoryTable("migrations", Schema)).Options);
    }
}

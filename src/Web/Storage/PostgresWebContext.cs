using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.Web.Storage;

/// <summary>The read model in a schema of PostgreSQL.</summary>
public sealed class PostgresWebContext(DbContextOptions<PostgresWebContext> options) : WebContext(options)
{
    /// <summary>The schema that the read model keeps to.</summary>
    public const string Schema = "web";

    /// <summary>Takes the table lock that excludes itself and lets readers read on.</summary>
    internal override Task LockOutOtherWritersAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync($"LOCK TABLE web.briefings IN SHARE ROW EXCLUSIVE MODE", cancellationToken);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
    }

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<PostgresWebContext>
    {
        public PostgresWebContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresWebContext>()
            .UseNpgsql("Host=localhost", npgsql => npgsql.MigrationsHistoryTable("migrations", Schema)).Options);
    }
}

using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.Fetcher.Storage;

/// <summary>Fetcher's database on PostgreSQL, in the schema <c>fetcher</c>.</summary>
public sealed class PostgresFetcherContext(DbContextOptions<PostgresFetcherContext> options) : FetcherContext(options)
{
    /// <summary>Fetcher's schema.</summary>
    public const string Schema = "fetcher";

    public override string SkipLocked => "FOR UPDATE OF due SKIP LOCKED";

    public override string FeedsTable => "fetcher.\"Feeds\"";

    public override Task TakeClaimTurnAsync(CancellationToken cancellationToken) =>
        AdvisoryLock.TakeForTransactionAsync(this, AdvisoryLock.NumberOf("claims", Schema), cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
    }

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<PostgresFetcherContext>
    {
        public PostgresFetcherContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresFetcherContext>()
                .UseNpgsql("Host=localhost", npgsql => npgsql.MigrationsHistoryTable("migrations", Schema)).Options);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.Composer.Storage;

/// <summary>Composer's database in a schema of PostgreSQL.</summary>
public sealed class PostgresComposerContext(DbContextOptions<PostgresComposerContext> options) : ComposerContext(options)
{
    /// <summary>The schema that Composer keeps to.</summary>
    public const string Schema = "composer";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
    }

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<PostgresComposerContext>
    {
        public PostgresComposerContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresComposerContext>()
            .UseNpgsql("Host=localhost", npgsql => npgsql.MigrationsHistoryTable("migrations", Schema)).Options);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BriefingBus.Persistence;

/// <summary>A service's database. It stores instants as 64-bit UTC ticks (100 ns since the year 1), so that both databases order and
/// compare them in the same way: SQLite has no type for an instant. They are read with offset zero.</summary>
/// <param name="options">The options.</param>
/// <param name="schema">The service's schema in PostgreSQL; null for SQLite.</param>
public abstract class ServiceContext(DbContextOptions options, string? schema) : DbContext(options)
{
    /// <summary>Fills what the database has beside its model, such as an index of words, from rows that <see cref="DatabaseCopy"/>
    /// copied.</summary>
    public virtual Task CompleteCopyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantTicks>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (schema is not null)
            modelBuilder.HasDefaultSchema(schema);
    }

    private sealed class InstantTicks() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

/// <summary>Creates a context for <c>dotnet ef migrations add</c>; it opens no connection.</summary>
public abstract class SqliteDesign<TContext>(Func<DbContextOptions<TContext>, TContext> create) : IDesignTimeDbContextFactory<TContext>
    where TContext : DbContext
{
    public TContext CreateDbContext(string[] args) =>
        create(new DbContextOptionsBuilder<TContext>().UseSqlite("Data Source=:memory:").Options);
}

/// <summary>Creates a context for <c>dotnet ef migrations add</c>; it opens no connection.</summary>
public abstract class PostgresDesign<TContext>(string schema, Func<DbContextOptions<TContext>, TContext> create)
    : IDesignTimeDbContextFactory<TContext>
    where TContext : DbContext
{
    public TContext CreateDbContext(string[] args) =>
        create(new DbContextOptionsBuilder<TContext>().UseServiceSchema("Host=localhost", schema).Options);
}

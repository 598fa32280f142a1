using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.Delivery.Ledger;

/// <summary>The ledger in a SQLite file.</summary>
public sealed class SqliteDeliveryContext(DbContextOptions<SqliteDeliveryContext> options) : DeliveryContext(options)
{
    /// <summary>Nothing to lock: with SQLite there is one process, and its <see cref="Deliverer"/> delivers to an outlet one at a
    /// time.</summary>
    internal override Task<IAsyncDisposable?> LockAsync(string outlet, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<SqliteDeliveryContext>
    {
        public SqliteDeliveryContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteDeliveryContext>().UseSqlite("Data Source=:memory:").Options);
    }
}

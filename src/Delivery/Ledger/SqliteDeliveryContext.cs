using BriefingBus.Persistence;

namespace BriefingBus.Delivery.Ledger;

/// <summary>The ledger in a SQLite file.</summary>
public sealed class SqliteDeliveryContext(DbContextOptions<SqliteDeliveryContext> options) : DeliveryContext(options, schema: null)
{
    /// <summary>Needs no lock: with SQLite there is one process, and its <see cref="Deliverer"/> makes one delivery to an outlet at a
    /// time.</summary>
    internal override Task<IAsyncDisposable?> LockAsync(string outlet, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable?>(null);

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design() : SqliteDesign<SqliteDeliveryContext>(options => new(options));
}

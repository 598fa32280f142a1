using System.Data;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace BriefingBus.Persistence;

/// <summary>Copies a service's database into an empty one of either kind: for a backup, its restoration, or a move from SQLite to
/// PostgreSQL. It reads the source in one snapshot while the service continues to work.</summary>
public static class DatabaseCopy
{
    private const int RowsAtOnce = 500;

    private static readonly MethodInfo CopyRows =
        typeof(DatabaseCopy).GetMethod(nameof(CopyRowsAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    /// <summary>Copies every table.</summary>
    /// <param name="from">The source, at the newest migration.</param>
    /// <param name="to">The target, at the newest migration and empty.</param>
    /// <param name="isBackup">Whether the copy is only kept: what can be made from its rows is left to its restoration.</param>
    /// <param name="cancellationToken">Cancels the copy.</param>
    /// <returns>The number of rows of each table.</returns>
    /// <exception cref="InvalidOperationException">The target has rows.</exception>
    public static async Task<IReadOnlyDictionary<string, long>> CopyAsync(
        DbContext from, DbContext to, bool isBackup, CancellationToken cancellationToken)
    {
        var copied = new Dictionary<string, long>(StringComparer.Ordinal);
        await using var snapshot = await SnapshotAsync(from, cancellationToken);
        await using var target = await to.Database.BeginTransactionAsync(cancellationToken);
        to.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var type in PrincipalsFirst(to.Model))
        {
            var copy = CopyRows.MakeGenericMethod(type.ClrType);
            copied[type.GetTableName()!] = await (Task<long>)copy.Invoke(null, [from, to, cancellationToken])!;
        }
        if (to.Database.IsNpgsql())
            await ContinueNumbersAsync(to, cancellationToken);
        if (!isBackup && to is ServiceContext service)
            await service.CompleteCopyAsync(cancellationToken);
        await target.CommitAsync(cancellationToken);
        return copied;
    }

    /// <summary>Begins a transaction with a snapshot of the database that blocks no writer.</summary>
    private static async Task<IAsyncDisposable> SnapshotAsync(DbContext from, CancellationToken cancellationToken)
    {
        if (!from.Database.IsSqlite())
            return await from.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await from.Database.OpenConnectionAsync(cancellationToken);
        // EF's own transactions would begin as writers.
        var transaction = ((SqliteConnection)from.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await from.Database.UseTransactionAsync(transaction, cancellationToken);
        return transaction;
    }

    private static async Task<long> CopyRowsAsync<TEntity>(DbContext from, DbContext to, CancellationToken cancellationToken)
        where TEntity : class
    {
        if (await to.Set<TEntity>().AnyAsync(cancellationToken))
        {
            var table = to.Model.FindEntityType(typeof(TEntity))!.GetTableName();
            throw new InvalidOperationException($"The table {table} of the target holds rows.");
        }
        var rows = 0L;
        await foreach (var row in from.Set<TEntity>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            to.Add(row);
            if (++rows % RowsAtOnce == 0)
                await SaveAsync(to, cancellationToken);
        }
        await SaveAsync(to, cancellationToken);
        return rows;
    }

    private static async Task SaveAsync(DbContext to, CancellationToken cancellationToken)
    {
        await to.SaveChangesAsync(cancellationToken);
        to.ChangeTracker.Clear();
    }

    private static List<IEntityType> PrincipalsFirst(IModel model)
    {
        var ordered = new List<IEntityType>();
        foreach (var type in model.GetEntityTypes())
            Add(type);
        return ordered;

        void Add(IEntityType type)
        {
            if (type.IsOwned() || type.GetTableName() is null || ordered.Contains(type))
                return;
            foreach (var principal in type.GetForeignKeys().Select(k => k.PrincipalEntityType).Where(p => p != type))
                Add(principal);
            ordered.Add(type);
        }
    }

    /// <summary>Sets the database's sequences to the numbers after the copied rows.</summary>
    private static async Task ContinueNumbersAsync(DbContext to, CancellationToken cancellationToken)
    {
        var sql = to.GetService<ISqlGenerationHelper>();
        foreach (var type in to.Model.GetEntityTypes())
            foreach (var number in type.GetProperties().Where(IsCounted))
            {
                var table = sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema());
                var column = number.GetColumnName();
                // All names come from the model, none from input.
                var statement = $"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), "
                    + $"(SELECT max({sql.DelimitIdentifier(column)}) FROM {table})) WHERE EXISTS (SELECT 1 FROM {table})";
                await to.Database.ExecuteSqlRawAsync(statement, cancellationToken);
            }
    }

    private static bool IsCounted(IProperty property) =>
        property.ValueGenerated == ValueGenerated.OnAdd && property.IsKey()
        && (property.ClrType == typeof(long) || property.ClrType == typeof(int));
}

using BriefingBus.Composer.Storage;
using BriefingBus.DeadLetters.Storage;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Fetcher.Storage;
using BriefingBus.Web.Storage;

namespace BriefingBus.Cli.Backups;

/// <summary>The databases of an installation.</summary>
internal static class ServiceDatabases
{
    /// <summary>Every service's database, in the order of copying. A service records a sent message only after the next service may have
    /// it, so a restored copy of running services repeats work but loses none.</summary>
    public static readonly IReadOnlyList<ServiceDatabase> All =
    [
        ServiceDatabase.Of<FetcherContext, SqliteFetcherContext, PostgresFetcherContext>(PostgresFetcherContext.Schema),
        ServiceDatabase.Of<ComposerContext, SqliteComposerContext, PostgresComposerContext>(PostgresComposerContext.Schema),
        ServiceDatabase.Of<DeliveryContext, SqliteDeliveryContext, PostgresDeliveryContext>(PostgresDeliveryContext.Schema),
        ServiceDatabase.Of<WebContext, SqliteWebContext, PostgresWebContext>(PostgresWebContext.Schema),
        ServiceDatabase.Of<FailedMessageContext, SqliteFailedMessageContext, PostgresFailedMessageContext>(FailedMessageContext.Name),
    ];

    /// <summary>Copies every database of the source into empty ones.</summary>
    /// <param name="from">The source.</param>
    /// <param name="to">The target.</param>
    /// <param name="isBackup">Whether the copies are only kept, until they are restored.</param>
    /// <param name="cancellation">Cancels the copy.</param>
    /// <returns>The number of rows by service and table.</returns>
    /// <exception cref="NotStartedException">The source has none or an older version, or the target is not empty.</exception>
    public static async Task<SortedDictionary<string, long>> CopyAsync(
        DatabaseOptions from, DatabaseOptions to, bool isBackup, CancellationToken cancellation)
    {
        var copied = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var database in All)
        {
            await using var source = await database.OpenAsync(from, cancellation);
            if (source is null)
                continue;
            await using var target = await database.CreateAsync(to, cancellation);
            try
            {
                foreach (var (table, rows) in await DatabaseCopy.CopyAsync(source.Context, target.Context, isBackup, cancellation))
                    copied[$"{database.Service}.{table}"] = rows;
            }
            catch (InvalidOperationException taken) when (taken.Message.EndsWith("holds rows.", StringComparison.Ordinal))
            {
                throw new NotStartedException($"{taken.Message} Restore into new databases.");
            }
        }
        return copied.Count > 0 ? copied : throw new NotStartedException(
            "There is no database to copy: name the folder of 'briefingbus run' with --data, or the database with DATABASE__….");
    }
}

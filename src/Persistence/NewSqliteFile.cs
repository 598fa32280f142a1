using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BriefingBus.Persistence;

/// <summary>Gives a SQLite file that has no tables its whole schema at once: to go through every migration, EF Core builds a model for each, which
/// takes longer than everything else that a briefing at once does with its new database.</summary>
/// <typeparam name="TContext">The context whose file it is.</typeparam>
/// <param name="connectionString">The file.</param>
/// <param name="schema">SQL of all tables, and of the history that says which migrations they stand for.</param>
internal sealed class NewSqliteFile<TContext>(string connectionString, string schema)
{
    /// <summary>Makes the tables in one transaction, so that of several processes one makes them, and a killed one leaves none.</summary>
    /// <returns>False where the file has tables already: they are for the migrations to look at.</returns>
    public async Task<bool> TryCreateAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        // Which stays with the file; EF Core sets it when it makes one.
        await ExecuteAsync(connection, null, "PRAGMA journal_mode = 'wal'", cancellationToken);
        await using var transaction = connection.BeginTransaction(deferred: false);
        if (await ExecuteAsync(connection, transaction, "SELECT count(*) FROM sqlite_master", cancellationToken) is not 0L)
            return false;
        await ExecuteAsync(connection, transaction, schema, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static async Task<object?> ExecuteAsync(
        SqliteConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = (SqliteTransaction?)transaction;
        // CA2100: the SQL is this project's own, of its resources.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BriefingBus.Persistence;

/// <summary>Brings a SQLite file to its newest migration in one transaction. EF Core's own way guards itself with a row that a killed process
/// leaves behind, and every later start waits for it for ever.</summary>
internal static class SqliteMigration
{
    /// <summary>Applies the migrations that the file lacks. Of several processes one does, and the rest find nothing to do.</summary>
    public static async Task MigrateAsync(DbContext context, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(context.Database.GetConnectionString());
        await connection.OpenAsync(cancellationToken);
        // Which stays with the file; EF Core sets it when it makes one.
        await ExecuteAsync(connection, null, "PRAGMA journal_mode = 'wal'", cancellationToken);
        await using var transaction = connection.BeginTransaction(deferred: false);
        var hasHistory = await ExecuteAsync(
            connection, transaction, $"SELECT count(*) FROM sqlite_master WHERE name = '{HistoryRepository.DefaultTableName}'", cancellationToken) is not 0L;
        var newest = hasHistory
            ? await ExecuteAsync(connection, transaction, $"SELECT max(MigrationId) FROM {HistoryRepository.DefaultTableName}", cancellationToken) as string
            : null;
        NewerDatabaseException.ThrowIfIn(newest is null ? [] : [newest], context);
        if (newest == context.Database.GetMigrations().Last())
            return;
        var script = context.GetService<IMigrator>().GenerateScript(
            newest ?? Migration.InitialDatabase, options: MigrationsSqlGenerationOptions.NoTransactions);
        await ExecuteAsync(connection, transaction, script, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<object?> ExecuteAsync(SqliteConnection connection, SqliteTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        // CA2100: the SQL is that of the migrations.
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}

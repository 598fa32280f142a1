using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BriefingBus.Persistence;

/// <summary>Migrates a SQLite file in one transaction. EF Core's own lock is a row that a killed process leaves behind, for which every
/// later start would wait forever.</summary>
internal static class SqliteMigration
{
    /// <summary>Applies the migrations that the file lacks. If several processes try, one succeeds and the others find nothing to
    /// do.</summary>
    /// <exception cref="DamagedDatabaseException">The file is no database of the service.</exception>
    public static async Task MigrateAsync(DbContext context, CancellationToken cancellationToken)
    {
        try
        {
            await MigrateFileAsync(context, cancellationToken);
        }
        catch (SqliteException fault) when (DamagedDatabase.ProblemOf(fault) is { } problem)
        {
            throw new DamagedDatabaseException(context.Database.GetDbConnection().DataSource, problem);
        }
    }

    private static async Task MigrateFileAsync(DbContext context, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(context.Database.GetConnectionString());
        await connection.OpenAsync(cancellationToken);
        // The setting is stored in the file; EF Core sets it only when it creates the file itself.
        await ExecuteAsync(connection, null, "PRAGMA journal_mode = 'wal'", cancellationToken);
        await using var transaction = connection.BeginTransaction(deferred: false);
        const string History = HistoryRepository.DefaultTableName;
        var tables = await ExecuteAsync(connection, transaction, "SELECT count(*) FROM sqlite_master", cancellationToken);
        var histories = await ExecuteAsync(
            connection, transaction, $"SELECT count(*) FROM sqlite_master WHERE name = '{History}'", cancellationToken);
        var (oldest, newest) = histories is 0L
            ? (null, null)
            : (await ExecuteAsync(connection, transaction, $"SELECT min(MigrationId) FROM {History}", cancellationToken) as string,
                await ExecuteAsync(connection, transaction, $"SELECT max(MigrationId) FROM {History}", cancellationToken) as string);
        if (tables is not 0L && (oldest is null || oldest != context.Database.GetMigrations().First()))
            throw new DamagedDatabaseException(connection.DataSource, "is the database of another program or service");
        NewerDatabaseException.ThrowIfIn(newest is null ? [] : [newest], context);
        if (newest == context.Database.GetMigrations().Last())
            return;
        var script = context.GetService<IMigrator>().GenerateScript(
            newest ?? Migration.InitialDatabase, options: MigrationsSqlGenerationOptions.NoTransactions);
        await ExecuteAsync(connection, transaction, script, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<object?> ExecuteAsync(
        SqliteConnection connection, SqliteTransaction? transaction, string sql, CancellationToken cancellationToken)
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

/// <summary>A later version of the program has used the database; nothing was changed.</summary>
/// <param name="database">Which database.</param>
/// <param name="migration">A migration that this program does not know.</param>
public sealed class NewerDatabaseException(string database, string migration) : WrongConfigurationException(
    $"{database} belongs to a later version of BriefingBus (it has the migration {migration}). Start that version, or restore a backup.")
{
    /// <summary>Throws if the database has a migration that this program does not know.</summary>
    internal static void ThrowIfIn(IEnumerable<string> applied, DbContext context)
    {
        if (applied.Except(context.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new NewerDatabaseException(NameOf(context), unknown);
    }

    private static string NameOf(DbContext context)
    {
        var connection = context.Database.GetDbConnection();
        return context.Database.IsSqlite() ? connection.DataSource : $"The database {connection.Database} at {connection.DataSource}";
    }
}

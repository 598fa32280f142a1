using System.Data.Common;
using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BriefingBus.Persistence;

/// <summary>A SQLite file cannot be the database of a service; nothing was changed.</summary>
/// <param name="file">The file.</param>
/// <param name="problem">What it is instead, as the end of a sentence that begins with its name.</param>
public sealed class DamagedDatabaseException(string file, string problem) : WrongConfigurationException(
    $"{file} {problem}. Put a backup in its place, or move it away to begin with an empty database.");

/// <summary>Adds the file's name to SQLite's report of a damaged file, which does not have it.</summary>
internal sealed class DamagedDatabase : DbCommandInterceptor
{
    /// <summary>SQLITE_CORRUPT and SQLITE_NOTADB (https://sqlite.org/rescode.html).</summary>
    private const int Corrupt = 11, NotADatabase = 26;

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) =>
        ThrowIfDamaged(command.Connection, eventData.Exception);

    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        ThrowIfDamaged(command.Connection, eventData.Exception);
        return Task.CompletedTask;
    }

    /// <summary>The problem of a file at the start of its service, or null if the fault is none of the file.</summary>
    public static string? ProblemOf(SqliteException fault) => fault.SqliteErrorCode switch
    {
        Corrupt => $"is damaged ({fault.Message.TrimEnd('.')})",
        NotADatabase => "is no SQLite database, or is damaged at its beginning",
        _ => null,
    };

    private static void ThrowIfDamaged(DbConnection? connection, Exception exception)
    {
        if (connection is not null && exception is SqliteException { SqliteErrorCode: Corrupt or NotADatabase } fault)
        {
            throw new SqliteException(
                $"{fault.Message} (file {connection.DataSource})", fault.SqliteErrorCode, fault.SqliteExtendedErrorCode);
        }
    }
}

using Microsoft.Data.Sqlite;

namespace BriefingBus.Persistence;

/// <summary>Tells SQLite's faults that can pass from those that lie in the data.</summary>
internal static class SqliteFaults
{
    /// <summary>The result codes that blame the data: constraint, mismatch, too big, out of range (https://sqlite.org/rescode.html).</summary>
    private static readonly int[] BlameData = [18, 19, 20, 25];

    /// <summary>Whether a fault of SQLite can pass; null for every other exception.</summary>
    public static bool? IsTransient(Exception exception) =>
        exception is SqliteException sqlite ? !BlameData.Contains(sqlite.SqliteErrorCode) : null;
}

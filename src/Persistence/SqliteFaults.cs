using Microsoft.Data.Sqlite;

namespace BriefingBus.Persistence;

/// <summary>Separates SQLite's transient faults from those caused by the data.</summary>
internal static class SqliteFaults
{
    /// <summary>The result codes of faults caused by the data: constraint, mismatch, too big, out of range
    /// (https://sqlite.org/rescode.html).</summary>
    private static readonly int[] OfData = [18, 19, 20, 25];

    /// <summary>Whether a fault of SQLite is transient; null for every other exception.</summary>
    public static bool? IsTransient(Exception exception) =>
        exception is SqliteException sqlite ? !OfData.Contains(sqlite.SqliteErrorCode) : null;
}

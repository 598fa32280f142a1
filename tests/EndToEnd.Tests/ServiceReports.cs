using Microsoft.Data.Sqlite;

namespace BriefingBus.EndToEnd.Tests;

/// <summary>What processes have reported of themselves, read from the ledger. They do every 30 s; until then the verb
/// <c>status</c>, a process for each question, is not asked.</summary>
internal static class ServiceReports
{
    /// <summary>Whether a report is in the ledger of a data folder whose problems contain a text.</summary>
    public static async Task<bool> HaveAsync(string data, string problem)
    {
        var ledger = Path.Combine(data, "deliveries.db");
        if (!File.Exists(ledger))
            return false;
        await using var connection = new SqliteConnection($"Data Source={ledger};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'reports'";
        if (await command.ExecuteScalarAsync() is 0L)
            return false;
        command.CommandText = "SELECT count(*) FROM reports WHERE instr(Problems, $problem) > 0 OR $problem = ''";
        command.Parameters.AddWithValue("$problem", problem);
        return await command.ExecuteScalarAsync() is not 0L;
    }
}

using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>Asks the database for its plan of each query before it runs.</summary>
internal sealed partial class RecordedPlans : DbCommandInterceptor
{
    private readonly List<string> steps = [];

    public bool IsRecording { get; set; }

    /// <summary>Steps that read a table from its first row to its last, small tables left out.</summary>
    public IReadOnlyList<string> WholeTables => [.. steps.Where(step => Whole().IsMatch(step))];

    public int Count => steps.Count;

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (IsRecording && !command.CommandText.StartsWith("INSERT", StringComparison.Ordinal))
        {
            var isSqlite = command is SqliteCommand;
            await using var explain = command.Connection!.CreateCommand();
            explain.CommandText = (isSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText;
            explain.Transaction = command.Transaction;
            foreach (DbParameter parameter in command.Parameters)
                explain.Parameters.Add(isSqlite
                    ? new SqliteParameter(parameter.ParameterName, parameter.Value)
                    : ((Npgsql.NpgsqlParameter)parameter).Clone());
            await using var plan = await explain.ExecuteReaderAsync(cancellationToken);
            while (await plan.ReadAsync(cancellationToken))
                steps.Add(plan.GetString(isSqlite ? 3 : 0));
        }
        return result;
    }

    // SQLite names the alias alone: `m` for messages.
    [GeneratedRegex(@"Seq Scan on (messages|contents|words)\b|^SCAN (m|messages|contents)\b")]
    private static partial Regex Whole();
}

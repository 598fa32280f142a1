using System.Text.Json;
using BriefingBus.DeadLetters.Search;
using BriefingBus.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>The table in a SQLite file. Words are in an FTS5 table without content
/// (https://sqlite.org/fts5.html#contentless_delete_tables).</summary>
public sealed class SqliteFailedMessageContext(DbContextOptions<SqliteFailedMessageContext> options)
    : FailedMessageContext(options, schema: null)
{
    /// <summary>SQL of the migration <c>Initial</c>.</summary>
    internal const string WordsTable =
        "CREATE VIRTUAL TABLE words USING fts5(\"Terms\", content='', contentless_delete=1, tokenize='ascii');";

    internal override string Table(string name) => $"\"{name}\"";

    internal override async Task InsertAsync<T>(IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        var (table, columns) = ColumnsOf<T>();
        await using var insert = Command(
            $"INSERT INTO {table} ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"${i}"))})");
        var parameters = columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter($"${i}", null))).ToList();
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Count; i++)
                parameters[i].Value = columns[i].ValueOf(row) ?? DBNull.Value;
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    internal override async Task IndexWordsAsync(IReadOnlyDictionary<long, MessageWords> words, CancellationToken cancellationToken)
    {
        await using var insert = Command("INSERT OR REPLACE INTO words(rowid, \"Terms\") VALUES ($number, $terms)");
        var (number, terms) =
            (insert.Parameters.Add("$number", SqliteType.Integer), insert.Parameters.Add("$terms", SqliteType.Text));
        foreach (var message in words)
        {
            (number.Value, terms.Value) = (message.Key, message.Value.Terms(message.Key));
            await insert.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    internal override Task RemoveWordsAsync(IReadOnlyList<long> numbers, CancellationToken cancellationToken) =>
        Database.ExecuteSqlAsync(
            $"DELETE FROM words WHERE rowid IN (SELECT value FROM json_each({JsonSerializer.Serialize(numbers)}))", cancellationToken);

    private protected override async Task<List<Hit>> HitsAsync(
        IReadOnlyList<WordPhrase> phrases, Walk walk, int max, CancellationToken cancellationToken)
    {
        // Folded words have only letters and digits, so no quote has to be escaped.
        var query = string.Join(" AND ", phrases.Select(phrase => $"\"{string.Join(' ', phrase.Terms)}\" *"));
        var hits = new List<Hit>();
        // The hits of a block are ordered by rowid, so the block is read completely.
        await foreach (var hit in Database.SqlQuery<Hit>($"""
            WITH RECURSIVE blocks(block) AS (
              SELECT {walk.First} UNION ALL SELECT block + {walk.Step} FROM blocks WHERE block <> {walk.Last})
            SELECT w.rowid AS "Number", 1 AS "Fits" FROM blocks CROSS JOIN words w
            WHERE w.words MATCH replace({query}, '$', block) AND w.rowid BETWEEN {walk.Min} AND {walk.Max}
            """).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (hits.Count >= max && hit.Number / MessageWords.BlockSize != hits[^1].Number / MessageWords.BlockSize)
                break;
            hits.Add(hit);
        }
        return [.. walk.Step < 0 ? hits.OrderByDescending(h => h.Number) : hits.OrderBy(h => h.Number)];
    }

    private SqliteCommand Command(string sql) => new(
        sql, (SqliteConnection)Database.GetDbConnection(), (SqliteTransaction?)Database.CurrentTransaction?.GetDbTransaction());

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design() : SqliteDesign<SqliteFailedMessageContext>(options => new(options));
}

using System.Diagnostics;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Search;
using BriefingBus.DeadLetters.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BriefingBus.DeadLetters.Bench;

/// <summary>Makes many rows of some: each copy another message, with its words, its body and its part in the counters.</summary>
internal sealed class Multiplication(IServiceProvider services, bool isPostgres)
{
    private const string Columns = """
        "State", "Signature", "MessageId", "ItemId", "Title", "Link", "Reason", "Consumer", "FirstFailedAt", "Hour", "Tries", "Attempts",
            "Size", "Replays",
        "Sends", "IsEdited"
        """;

    public async Task RunAsync(int from, int to)
    {
        if (to <= from)
            return;
        var began = Stopwatch.StartNew();
        await using var context = await services.GetRequiredService<IDbContextFactory<FailedMessageContext>>().CreateDbContextAsync();
        context.Database.SetCommandTimeout(TimeSpan.FromHours(1));
        await context.Database.OpenConnectionAsync();
        var (times, prefix, id) = (to / from, isPostgres ? "deadletters." : "", isPostgres ? "lpad(to_hex({0}), 16, '0')"
            : "printf('%016x', {0})");
        var series = isPostgres
            ? $"generate_series(1, {times - 1}) AS k(n)"
            : $"(WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k WHERE n < {times - 1}) SELECT n FROM k) AS k";
        var number = $"m.\"Number\" + k.n * {from}";
#pragma warning disable EF1002, EF1003 // numbers alone
        await context.Database.ExecuteSqlRawAsync($"""
            INSERT INTO {prefix}messages ("Number", "Id", "FailedAt", {Columns})
            SELECT {number}, {id.Replace("{0}", number)}, m."FailedAt" + k.n,
                {Columns} FROM {prefix}messages m CROSS JOIN {series} WHERE m."Number" <= {from};
            INSERT INTO {prefix}contents ("Number", "ContentType", "Headers", "Body")
            SELECT {number}, "ContentType", "Headers", "Body" FROM {prefix}contents m CROSS JOIN {series} WHERE m."Number" <= {from};
            UPDATE {prefix}counts SET "Count" = "Count" * {times};
            UPDATE {prefix}hours SET "Count" = "Count" * {times};
            UPDATE {prefix}trends SET "Count" = "Count" * {times};
            """);
        if (isPostgres)
            await context.Database.ExecuteSqlRawAsync($"""
                DROP INDEX deadletters."IX_words_Search";
                INSERT INTO deadletters.words SELECT {number},
                    "Search" FROM deadletters.words m CROSS JOIN {series} WHERE m."Number" <= {from};
                CREATE INDEX "IX_words_Search" ON deadletters.words USING gin ("Search") WITH (gin_pending_list_limit = 1024);
                SELECT setval(pg_get_serial_sequence('deadletters.messages', 'Number'), {to});
                """);
        else
            await AddWordsAsync(context, from, times);
        await context.Database.ExecuteSqlRawAsync(isPostgres ? "VACUUM ANALYZE" : "ANALYZE");
#pragma warning restore EF1002, EF1003
        Console.WriteLine($"multiplied by {times} in {began.Elapsed.TotalSeconds:0} s");
    }

    /// <summary>FTS5 without content cannot copy its rows.</summary>
    private static async Task AddWordsAsync(FailedMessageContext context, int from, int times)
    {
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        await using var transaction = connection.BeginTransaction();
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO words(rowid, \"Subject\", \"Text\") VALUES ($number, $subject, $text)";
        var (number, subject, text) = (insert.Parameters.Add("$number", SqliteType.Integer),
            insert.Parameters.Add("$subject", SqliteType.Text), insert.Parameters.Add("$text", SqliteType.Text));
        var words = Enumerable.Range(0, from).Select(n =>
        {
            var message = Failures.Of(n, from);
            return MessageWords.Of(FailureReader.Read(message), message);
        }).ToList();
        for (var copy = 1; copy < times; copy++)
            for (var n = 0; n < from; n++)
            {
                (number.Value, subject.Value, text.Value) = ((long)(copy * from) + n + 1, words[n].Subject, words[n].Text);
                await insert.ExecuteNonQueryAsync();
            }
        await transaction.CommitAsync();
    }
}

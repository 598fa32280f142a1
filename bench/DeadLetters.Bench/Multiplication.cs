using System.Diagnostics;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Search;
using BriefingBus.DeadLetters.Storage;
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
        var times = to / from;
        var prefix = isPostgres ? "deadletters." : "";
        var id = isPostgres ? "lpad(to_hex({0}), 16, '0')" : "printf('%016x', {0})";
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
        await AddWordsAsync(context, from, times);
        await context.Database.ExecuteSqlRawAsync(isPostgres ? "VACUUM ANALYZE" : "ANALYZE");
#pragma warning restore EF1002, EF1003
        Console.WriteLine($"multiplied by {times} in {began.Elapsed.TotalSeconds:0} s");
    }

    /// <summary>Each copy has the words of its message, but a needle and a story of its own.</summary>
    private static async Task AddWordsAsync(FailedMessageContext context, int from, int times)
    {
        var words = Enumerable.Range(0, from).AsParallel().AsOrdered().Select(n =>
        {
            var message = Failures.Of(n, from);
            return MessageWords.Of(FailureReader.Read(message), message);
        }).ToList();
        for (var copy = 1; copy < times; copy++)
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            foreach (var batch in Enumerable.Range(0, from).Chunk(1000))
                await context.IndexWordsAsync(
                    batch.ToDictionary(n => (long)(copy * from) + n + 1, n => Copied(words[n], n, (copy * from) + n)), default);
            await transaction.CommitAsync();
        }
    }

    private static MessageWords Copied(MessageWords words, int from, int to)
    {
        return new(Replaced(words.Subject), Replaced(words.Text));

        string Replaced(string all) =>
            $" {all} ".Replace($" needle{from} ", $" needle{to} ").Replace($" {from} ", $" {to} ").Trim();
    }
}

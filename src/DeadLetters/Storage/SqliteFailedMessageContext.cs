using System.Globalization;
using BriefingBus.DeadLetters.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>The table in a SQLite file. Words are in an FTS5 table without content
/// (https://sqlite.org/fts5.html#contentless_delete_tables).</summary>
public sealed class SqliteFailedMessageContext(DbContextOptions<SqliteFailedMessageContext> options) : FailedMessageContext(options)
{
    /// <summary>SQL of the migration <c>Initial</c>.</summary>
    internal const string WordsTable =
        "CREATE VIRTUAL TABLE words USING fts5(\"Subject\", \"Text\", content='', contentless_delete=1, tokenize='ascii');";

    /// <inheritdoc/>
    internal override string WordsCondition => "m.\"Number\" IN (SELECT rowid FROM words WHERE words MATCH {0})";

    /// <inheritdoc/>
    internal override string Table(string name) => $"\"{name}\"";

    /// <inheritdoc/>
    internal override string WordsQuery(WordSearch search)
    {
        var phrases = search.Text.Select(PhraseOf).Concat(search.Subject.Select(phrase => "Subject : " + PhraseOf(phrase)));
        return string.Join(" AND ", phrases);
    }

    /// <inheritdoc/>
    internal override async Task IndexWordsAsync(IReadOnlyList<MessageWords> words, CancellationToken cancellationToken)
    {
        foreach (var message in words)
            await Database.ExecuteSqlAsync(
                $"INSERT OR REPLACE INTO words(rowid, \"Subject\", \"Text\") VALUES ({message.Number}, {message.Subject}, {message.Text})",
                cancellationToken);
    }

    /// <inheritdoc/>
    internal override Task RemoveWordsAsync(IReadOnlyList<long> numbers, CancellationToken cancellationToken) => numbers.Count == 0
        ? Task.CompletedTask
#pragma warning disable EF1002 // numbers of rows, no reader's text
        : Database.ExecuteSqlRawAsync(
            $"DELETE FROM words WHERE rowid IN ({string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)))})",
                cancellationToken);
#pragma warning restore EF1002

    // Folded words are letters and digits alone: no quote can be in one.
    private static string PhraseOf(WordPhrase phrase) => $"\"{string.Join(' ', phrase.Words)}\"{(phrase.IsBeginning ? "*" : "")}";

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<SqliteFailedMessageContext>
    {
        public SqliteFailedMessageContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteFailedMessageContext>().UseSqlite("Data Source=:memory:").Options);
    }
}

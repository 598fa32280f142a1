using BriefingBus.DeadLetters.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>The table in a schema of PostgreSQL. Words are a <c>tsvector</c> with a GIN index; those of the subject have weight
/// A.</summary>
public sealed class PostgresFailedMessageContext(DbContextOptions<PostgresFailedMessageContext> options) : FailedMessageContext(options)
{
    /// <summary>SQL of the migration <c>Initial</c>. A small pending list keeps searches fast while messages arrive (PostgreSQL 15,
    /// 70.4.1).</summary>
    internal const string WordsTable = """
        CREATE TABLE deadletters.words ("Number" bigint PRIMARY KEY, "Search" tsvector NOT NULL);
        CREATE INDEX "IX_words_Search" ON deadletters.words USING gin ("Search") WITH (gin_pending_list_limit = 1024);
        """;

    /// <inheritdoc/>
    internal override string WordsCondition =>
        "m.\"Number\" IN (SELECT w.\"Number\" FROM deadletters.words w WHERE w.\"Search\" @@ to_tsquery('simple'::regconfig, {0}))";

    /// <inheritdoc/>
    internal override string Table(string name) => $"{Name}.\"{name}\"";

    /// <inheritdoc/>
    internal override string WordsQuery(WordSearch search) => string.Join(
        " & ", search.Text.Select(phrase => PhraseOf(phrase, "")).Concat(search.Subject.Select(phrase => PhraseOf(phrase, "A"))));

    /// <inheritdoc/>
    internal override Task IndexWordsAsync(IReadOnlyList<MessageWords> words, CancellationToken cancellationToken)
    {
        var (numbers, subjects, texts) = (words.Select(w => w.Number).ToArray(), words.Select(w => w.Subject).ToArray(),
            words.Select(w => w.Text).ToArray());
        return Database.ExecuteSqlAsync($"""
            INSERT INTO deadletters.words ("Number", "Search")
            SELECT number, setweight(to_tsvector('simple'::regconfig, subject), 'A') || to_tsvector('simple'::regconfig, text)
            FROM unnest({numbers}, {subjects}, {texts}) AS given(number, subject, text)
            ON CONFLICT ("Number") DO UPDATE SET "Search" = EXCLUDED."Search"
            """, cancellationToken);
    }

    /// <inheritdoc/>
    internal override Task RemoveWordsAsync(IReadOnlyList<long> numbers, CancellationToken cancellationToken)
    {
        var array = numbers.ToArray();
        return Database.ExecuteSqlAsync($"DELETE FROM deadletters.words WHERE \"Number\" = ANY ({array})", cancellationToken);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Name);
        base.OnModelCreating(modelBuilder);
    }

    // Folded words are letters and digits alone: nothing in one means anything to to_tsquery.
    private static string PhraseOf(WordPhrase phrase, string weight) => "(" + string.Join(" <-> ", phrase.Words.Select((word, i) =>
        phrase.IsBeginning && i == phrase.Words.Count - 1 ? $"{word}:*{weight}" : weight.Length > 0 ? $"{word}:{weight}" : word)) + ")";

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<PostgresFailedMessageContext>
    {
        public PostgresFailedMessageContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresFailedMessageContext>()
            .UseNpgsql("Host=localhost", npgsql => npgsql.MigrationsHistoryTable("migrations", Name)).Options);
    }
}

using BriefingBus.DeadLetters.Search;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>The table in a schema of PostgreSQL. Words are a <c>tsvector</c> with a GIN index.</summary>
public sealed class PostgresFailedMessageContext(DbContextOptions<PostgresFailedMessageContext> options)
    : FailedMessageContext(options, Name)
{
    /// <summary>SQL of the migration <c>Initial</c>. A small pending list keeps searches fast while messages arrive (PostgreSQL 15,
    /// 70.4.1). Without statistics on the words every plan uses the index, as it should within a block. LZ4 takes two thirds of the time of
    /// the default compression; a server may be built without it.</summary>
    internal const string WordsTable = """
        CREATE TABLE deadletters.words ("Number" bigint PRIMARY KEY, "Terms" tsvector NOT NULL);
        ALTER TABLE deadletters.words ALTER COLUMN "Terms" SET STATISTICS 0;
        DO $$ BEGIN
          ALTER TABLE deadletters.words ALTER COLUMN "Terms" SET COMPRESSION lz4;
        EXCEPTION WHEN feature_not_supported THEN NULL;
        END $$;
        CREATE INDEX "IX_words_Terms" ON deadletters.words USING gin ("Terms") WITH (gin_pending_list_limit = 1024);
        """;

    private const int OrderCost = 4;

    internal override string Table(string name) => $"{Name}.\"{name}\"";

    internal override async Task InsertAsync<T>(IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        var (table, columns) = ColumnsOf<T>();
        await using var copy = await ((NpgsqlConnection)Database.GetDbConnection()).BeginBinaryImportAsync(
            $"COPY {table} ({Names(columns)}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var column in columns)
                await copy.WriteAsync(column.ValueOf(row), cancellationToken);
        }
        await copy.CompleteAsync(cancellationToken);
    }

    internal override Task IndexWordsAsync(IReadOnlyDictionary<long, MessageWords> words, CancellationToken cancellationToken)
    {
        // Folded words have only letters and digits, which need no escape in a tsvector.
        var terms = words.Select(w => w.Value.Terms(w.Key, withPlaces: true)).ToArray();
        var numbers = words.Keys.ToArray();
        return Database.ExecuteSqlAsync($"""
            INSERT INTO deadletters.words SELECT number, terms::tsvector FROM unnest({numbers}, {terms}) AS given(number, terms)
            ON CONFLICT ("Number") DO UPDATE SET "Terms" = EXCLUDED."Terms"
            """, cancellationToken);
    }

    internal override Task RemoveWordsAsync(IReadOnlyList<long> numbers, CancellationToken cancellationToken)
    {
        var array = numbers.ToArray();
        return Database.ExecuteSqlAsync($"DELETE FROM deadletters.words WHERE \"Number\" = ANY ({array})", cancellationToken);
    }

    private protected override Task<List<Hit>> HitsAsync(
        IReadOnlyList<WordPhrase> phrases, Walk walk, int max, CancellationToken cancellationToken)
    {
        // The index finds messages with all words; each message itself shows whether they form the phrase. The limit reads only the
        // requested number of messages, and sorting a block reads none.
        var (words, order) = (QueryOf(phrases, " & "), QueryOf(phrases, " <-> "));
        return Database.SqlQuery<Hit>($"""
            SELECT found."Number", {words == order} OR ts_match_vq(found."Terms", replace({order}, '$', block::text)::tsquery) AS "Fits"
            FROM generate_series({walk.First}, {walk.Last}, {walk.Step}) AS block
            CROSS JOIN LATERAL (
              SELECT w."Number", w."Terms" FROM deadletters.words w
              WHERE w."Terms" @@ replace({words}, '$', block::text)::tsquery AND w."Number" BETWEEN {walk.Min} AND {walk.Max}
              ORDER BY w."Number" * {Math.Sign(walk.Step)}) AS found
            LIMIT {max}
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Reading a message to check whether its words are adjacent takes as long as finding many in the index.</summary>
    private protected override int Affordable(IReadOnlyList<WordPhrase> phrases, int max) =>
        phrases.All(phrase => phrase.Terms.Count == 1) ? max : Math.Max(max / OrderCost, 1);

    private static string QueryOf(IReadOnlyList<WordPhrase> phrases, string between) =>
        string.Join(" & ", phrases.Select(phrase => $"({string.Join(between, phrase.Terms)}:*)"));

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design() : PostgresDesign<PostgresFailedMessageContext>(Name, options => new(options));
}

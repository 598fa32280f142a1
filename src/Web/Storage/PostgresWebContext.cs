using BriefingBus.Web.Search;

namespace BriefingBus.Web.Storage;

/// <summary>The read model in a schema of PostgreSQL.</summary>
public sealed class PostgresWebContext(DbContextOptions<PostgresWebContext> options) : WebContext(options, Schema)
{
    /// <summary>The schema of the read model.</summary>
    public const string Schema = "web";

#pragma warning disable EF1002 // the names are those of this model, never a reader's text
    /// <summary>Uses the column <c>Search</c>, which the database derives from the words. For a rare word, the planner would read all rows
    /// from the latest until a page is full; a materialized part makes it use the index of the words.</summary>
    internal override IQueryable<T> Matching<T>(StoryMatch match, int most, bool areMany)
    {
        var table = QuotedTable(WordIndex.Of<T>().Table);
        return (match.ForPostgres(), areMany) switch
        {
            ("", _) => InRange<T>(match).Take(most),
            (var words, true) => Set<T>().FromSqlRaw(
                $$"""
                SELECT * FROM {{table}}
                WHERE "Search" @@ to_tsquery('simple'::regconfig, {0}) AND "Number" >= {1} AND "Number" < {2}
                ORDER BY "Number" DESC LIMIT {3}
                """,
                words, match.From, match.Below, most),
            (var words, false) => Set<T>().FromSqlRaw(
                $$"""
                WITH found AS MATERIALIZED (
                  SELECT "Number" AS number FROM {{table}} WHERE "Search" @@ to_tsquery('simple'::regconfig, {0}))
                SELECT t.* FROM (
                  SELECT number FROM found WHERE number >= {1} AND number < {2} ORDER BY number DESC LIMIT {3}) page
                JOIN {{table}} t ON t."Number" = page.number ORDER BY page.number DESC
                """,
                words, match.From, match.Below, most),
        };
    }

    internal override Task<int> CountMatchesAsync<T>(StoryMatch match, int most, CancellationToken cancellationToken)
    {
        var table = QuotedTable(WordIndex.Of<T>().Table);
        return match.ForPostgres() is { Length: > 0 } words
            ? Database.SqlQueryRaw<int>(
                $$"""
                WITH found AS MATERIALIZED (
                  SELECT "Number" AS number FROM {{table}} WHERE "Search" @@ to_tsquery('simple'::regconfig, {0}))
                SELECT count(*)::int AS "Value" FROM (
                  SELECT 1 FROM found WHERE number >= {1} AND number < {2} LIMIT {3}) counted
                """,
                words, match.From, match.Below, most).SingleAsync(cancellationToken)
            : InRange<T>(match).Take(most).CountAsync(cancellationToken);
    }
#pragma warning restore EF1002

    protected override string QuotedTable(string table) => $"\"{Schema}\".\"{table}\"";

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design() : PostgresDesign<PostgresWebContext>(Schema, options => new(options));
}

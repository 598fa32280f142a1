using BriefingBus.Web.Search;

namespace BriefingBus.Web.Storage;

/// <summary>The read model in a SQLite file.</summary>
public sealed class SqliteWebContext(DbContextOptions<SqliteWebContext> options) : WebContext(options, schema: null)
{
#pragma warning disable EF1002 // the names are those of this model, never a reader's text
    /// <summary>Uses the index of the words, whose rows have the table's numbers; CROSS JOIN makes it the outer loop.</summary>
    internal override IQueryable<T> Matching<T>(StoryMatch match, int most, bool areMany)
    {
        var (table, index) = WordIndex.Of<T>();
        return match.ForSqlite() is { Length: > 0 } words
            ? Set<T>().FromSqlRaw(
                $$"""
                SELECT t.* FROM {{index}} w CROSS JOIN {{table}} t ON t."Number" = w.rowid
                WHERE {{index}} MATCH {0} AND w.rowid >= {1} AND w.rowid < {2}
                ORDER BY w.rowid DESC LIMIT {3}
                """,
                words, match.From, match.Below, most)
            : InRange<T>(match).Take(most);
    }

    internal override Task<int> CountMatchesAsync<T>(StoryMatch match, int most, CancellationToken cancellationToken)
    {
        var index = WordIndex.Of<T>().Name;
        return match.ForSqlite() is { Length: > 0 } words
            ? Database.SqlQueryRaw<int>(
                $$"""
                SELECT count(*) AS "Value" FROM (
                  SELECT 1 FROM {{index}} WHERE {{index}} MATCH {0} AND rowid >= {1} AND rowid < {2} LIMIT {3})
                """,
                words, match.From, match.Below, most).SingleAsync(cancellationToken)
            : InRange<T>(match).Take(most).CountAsync(cancellationToken);
    }
#pragma warning restore EF1002

    protected override string QuotedTable(string table) => $"\"{table}\"";

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design() : SqliteDesign<SqliteWebContext>(options => new(options));
}

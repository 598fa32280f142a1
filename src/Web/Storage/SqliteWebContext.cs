using BriefingBus.Web.Search;
using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.Web.Storage;

/// <summary>The read model in a SQLite file.</summary>
public sealed class SqliteWebContext(DbContextOptions<SqliteWebContext> options) : WebContext(options)
{
    /// <summary>Uses the index <c>story_words</c>, whose rows have the stories' numbers; CROSS JOIN keeps it the outer loop.</summary>
    internal override IQueryable<StoredStory> StoriesThatMatch(StoryMatch match, int most, bool areMany) =>
        match.ForSqlite() is { Length: > 0 } words
        ? Stories.FromSql($"""
            SELECT s.* FROM story_words w CROSS JOIN stories s ON s."Number" = w.rowid
            WHERE story_words MATCH {words} AND w.rowid >= {match.From} AND w.rowid < {match.Below}
            ORDER BY w.rowid DESC LIMIT {most}
            """)
        : Stories.Where(s => s.Number >= match.From && s.Number < match.Below).OrderByDescending(s => s.Number).Take(most);

    /// <inheritdoc/>
    internal override Task<int> CountMatchesAsync(StoryMatch match, int most, CancellationToken cancellationToken) =>
        match.ForSqlite() is { Length: > 0 } words
        ? Database.SqlQuery<int>($"""
            SELECT count(*) AS "Value" FROM (
              SELECT 1 FROM story_words WHERE story_words MATCH {words} AND rowid >= {match.From} AND rowid < {match.Below} LIMIT {most})
            """).SingleAsync(cancellationToken)
        : Stories.Where(s => s.Number >= match.From && s.Number < match.Below).Take(most).CountAsync(cancellationToken);

    /// <inheritdoc/>
    protected override string QuotedTable(string table) => $"\"{table}\"";

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<SqliteWebContext>
    {
        public SqliteWebContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteWebContext>().UseSqlite("Data Source=:memory:").Options);
    }
}

using BriefingBus.Web.Search;
using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.Web.Storage;

/// <summary>The read model in a schema of PostgreSQL.</summary>
public sealed class PostgresWebContext(DbContextOptions<PostgresWebContext> options) : WebContext(options)
{
    /// <summary>The schema that the read model keeps to.</summary>
    public const string Schema = "web";

    /// <summary>Uses the column <c>Search</c>, which the database derives from the words. For a rare word the planner would read all
    /// stories from the latest on until a page is full; a materialized part makes it use the index of the words.</summary>
    internal override IQueryable<StoredStory> StoriesThatMatch(StoryMatch match, int most, bool areMany) =>
        (match.ForPostgres(), areMany) switch
        {
            ("", _) => Stories.Where(s => s.Number >= match.From && s.Number < match.Below).OrderByDescending(s => s.Number).Take(most),
            (var words, true) => Stories.FromSql($"""
                SELECT * FROM web.stories
                WHERE "Search" @@ to_tsquery('simple'::regconfig, {words}) AND "Number" >= {match.From} AND "Number" < {match.Below}
                ORDER BY "Number" DESC LIMIT {most}
                """),
            (var words, false) => Stories.FromSql($"""
                WITH found AS MATERIALIZED (
                  SELECT "Number" AS number FROM web.stories WHERE "Search" @@ to_tsquery('simple'::regconfig, {words}))
                SELECT s.* FROM (
                  SELECT number FROM found WHERE number >= {match.From} AND number < {match.Below} ORDER BY number DESC LIMIT {most}) page
                JOIN web.stories s ON s."Number" = page.number ORDER BY page.number DESC
                """),
        };

    /// <inheritdoc/>
    internal override Task<int> CountMatchesAsync(StoryMatch match, int most, CancellationToken cancellationToken) =>
        match.ForPostgres() is { Length: > 0 } words
        ? Database.SqlQuery<int>($"""
            WITH found AS MATERIALIZED (
              SELECT "Number" AS number FROM web.stories WHERE "Search" @@ to_tsquery('simple'::regconfig, {words}))
            SELECT count(*)::int AS "Value" FROM (
              SELECT 1 FROM found WHERE number >= {match.From} AND number < {match.Below} LIMIT {most}) counted
            """).SingleAsync(cancellationToken)
        : Stories.Where(s => s.Number >= match.From && s.Number < match.Below).Take(most).CountAsync(cancellationToken);

    /// <inheritdoc/>
    protected override string QuotedTable(string table) => $"\"{Schema}\".\"{table}\"";

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
    }

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<PostgresWebContext>
    {
        public PostgresWebContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresWebContext>()
            .UseNpgsql("Host=localhost", npgsql => npgsql.MigrationsHistoryTable("migrations", Schema)).Options);
    }
}

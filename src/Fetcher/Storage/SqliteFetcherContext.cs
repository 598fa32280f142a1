using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.Fetcher.Storage;

/// <summary>Fetcher's database in a file. SQLite lets one writer in at a time, so that picking rows needs no clause of its own.</summary>
public sealed class SqliteFetcherContext(DbContextOptions<SqliteFetcherContext> options) : FetcherContext(options)
{
    public override string SkipLocked => "";

    public override string FeedsTable => "\"Feeds\"";

    public override Task TakeClaimTurnAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<SqliteFetcherContext>
    {
        public SqliteFetcherContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<SqliteFetcherContext>().UseSqlite().Options);
    }
}

using BriefingBus.Persistence;

namespace BriefingBus.Fetcher.Storage;

/// <summary>Fetcher's database in a file. SQLite has one writer at a time, so claiming rows needs no clause.</summary>
public sealed class SqliteFetcherContext(DbContextOptions<SqliteFetcherContext> options) : FetcherContext(options, schema: null)
{
    public override string SkipLocked => "";

    public override string FeedsTable => "\"Feeds\"";

    public override Task TakeClaimTurnAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design() : SqliteDesign<SqliteFetcherContext>(options => new(options));
}

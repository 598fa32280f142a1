using BriefingBus.Persistence;

namespace BriefingBus.Fetcher.Storage;

/// <summary>Fetcher's database on PostgreSQL, in the schema <c>fetcher</c>.</summary>
public sealed class PostgresFetcherContext(DbContextOptions<PostgresFetcherContext> options) : FetcherContext(options, Schema)
{
    /// <summary>Fetcher's schema.</summary>
    public const string Schema = "fetcher";

    public override string SkipLocked => "FOR UPDATE OF due SKIP LOCKED";

    public override string FeedsTable => "fetcher.\"Feeds\"";

    public override Task TakeClaimTurnAsync(CancellationToken cancellationToken) =>
        AdvisoryLock.TakeForTransactionAsync(this, AdvisoryLock.NumberOf("claims", Schema), cancellationToken);

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design() : PostgresDesign<PostgresFetcherContext>(Schema, options => new(options));
}

using System.Linq.Expressions;
using BriefingBus.Fetcher.Http;
using Microsoft.EntityFrameworkCore.Query;

namespace BriefingBus.Fetcher.Storage;

/// <summary>Shares the feeds among the processes that poll them. A process claims a feed, extends the lease while it works, and releases
/// the feed; the lease of a crashed process soon runs out. No feed is polled twice in its interval, however many processes run.</summary>
/// <param name="contexts">The database.</param>
/// <param name="owner">A name of this process that no other has or had.</param>
/// <param name="options">How long a lease lasts, and the pause between two requests to one host.</param>
/// <param name="time">The clock.</param>
public sealed class FeedLeases(IDbContextFactory<FetcherContext> contexts, string owner, FetchOptions options, TimeProvider time)
    : IDisposable
{
    /// <summary>The maximum number of feeds of one host held at once: one is polled, the next waits for the gap.</summary>
    public const int MaxPerHost = 2;

    /// <summary>The tolerated difference between machines' clocks.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>One write at a time: SQLite has one writer anyway, and waiting writers would each hold a thread.</summary>
    private readonly SemaphoreSlim writer = new(1);

    /// <summary>Owner of feeds that this process has just polled: until the gap has passed, other processes leave their host
    /// alone.</summary>
    private readonly string resting = owner + "/gap";

    /// <summary>The interval for extending the leases of polls in progress.</summary>
    public TimeSpan ExtendEvery => options.Lease / 4;

    /// <summary>Claims due feeds that nobody holds, the longest due first and only a few of each host. Leaves a host to another process
    /// that is polling it or did so less than the gap ago.</summary>
    /// <param name="most">At most this many.</param>
    /// <param name="proven">True to claim feeds whose last poll succeeded, false to claim the others.</param>
    /// <param name="requestedOnly">True to claim only feeds with a requested poll.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<IReadOnlyList<FeedState>> ClaimDueAsync(
        int most, bool proven, bool requestedOnly, CancellationToken cancellationToken)
    {
        using var writing = await SemaphoreLease.AcquireAsync(writer, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // Two concurrent processes would not see which feeds of a host the other is claiming.
        await context.TakeClaimTurnAsync(cancellationToken);
        var now = time.GetUtcNow();
        // A poll in the future, or a lease that ends later than a new one, dates from before the clock was set back. The table and the
        // clause are constants of the provider; everything else is a parameter.
        var sql = $$"""
            UPDATE {{context.FeedsTable}} SET "LeaseOwner" = {0}, "LeaseUntil" = {1}
            WHERE "Id" IN (
                SELECT due."Id" FROM {{context.FeedsTable}} AS due
                WHERE (due."LeaseUntil" IS NULL OR due."LeaseUntil" <= {2} OR due."LeaseUntil" > {6})
                    AND due."Id" IN (
                        SELECT ranked."Id" FROM (
                            SELECT free."Id", free."NextDue", free."Host",
                                ROW_NUMBER() OVER (PARTITION BY free."Host" ORDER BY free."NextDue", free."Id") AS "Place"
                            FROM {{context.FeedsTable}} AS free
                            WHERE free."Active" AND (free."Asked" OR (NOT {4} AND (free."NextDue" <= {2}
                                    OR (free."NextDue" IS NOT NULL AND free."LastPolled" > {5}))))
                                AND (free."LeaseUntil" IS NULL OR free."LeaseUntil" <= {2} OR free."LeaseUntil" > {6})
                                AND (free."Failures" = 0 AND free."Seen" IS NOT NULL) = {7}) AS ranked
                        LEFT JOIN (
                            SELECT held."Host", COUNT(*) AS "Count",
                                MAX(CASE WHEN held."LeaseOwner" NOT IN ({0}, {9}) THEN 1 ELSE 0 END) AS "Others"
                            FROM {{context.FeedsTable}} AS held
                            WHERE held."LeaseUntil" > {2} AND held."LeaseUntil" <= {6}
                            GROUP BY held."Host") AS busy ON busy."Host" = ranked."Host"
                        WHERE ranked."Host" IS NULL
                            OR (COALESCE(busy."Others", 0) = 0 AND ranked."Place" + COALESCE(busy."Count", 0) <= {8})
                        ORDER BY ranked."NextDue", ranked."Id"
                        LIMIT {3})
                {{context.SkipLocked}})
            RETURNING *
            """;
        var claimed = await context.Feeds
            .FromSqlRaw(
                sql, owner, (now + options.Lease).UtcTicks, now.UtcTicks, most, requestedOnly, (now + Soon).UtcTicks,
                (now + options.Lease + Soon).UtcTicks, proven, MaxPerHost, resting)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return claimed;
    }

    /// <summary>Extends the leases of polls that are still in progress, so that none runs out while its process lives.</summary>
    public Task ExtendAsync(IReadOnlyCollection<Guid> feeds, CancellationToken cancellationToken) =>
        LeaseUntilAsync(f => feeds.Contains(f.Id) && f.LeaseOwner == owner, cancellationToken);

    /// <summary>Extends a lease that is about to run out; one with time left is safe. False if another process has taken the feed
    /// since.</summary>
    public async Task<bool> RenewAsync(FeedState feed, CancellationToken cancellationToken) =>
        feed.LeaseUntil > time.GetUtcNow() + Soon
        || await LeaseUntilAsync(f => f.Id == feed.Id && f.LeaseOwner == owner, cancellationToken) > 0;

    /// <summary>Releases feeds without a poll, so that any process can claim them.</summary>
    public Task ReleaseAsync(IReadOnlyCollection<Guid> feeds, CancellationToken cancellationToken) =>
        UpdateAsync(f => feeds.Contains(f.Id) && f.LeaseOwner == owner, NoLease, cancellationToken);

    /// <summary>Releases every feed that this process holds, except those named.</summary>
    public Task ReleaseAllExceptAsync(IReadOnlyCollection<Guid> feeds, CancellationToken cancellationToken) =>
        UpdateAsync(f => f.LeaseOwner == owner && !feeds.Contains(f.Id), NoLease, cancellationToken);

    /// <summary>Saves the outcome of a poll and releases the feed; its host stays with this process until the gap has passed. The poll does
    /// not answer a request that has come since the feed was claimed: that one stays open.</summary>
    /// <param name="feed">The feed as it was claimed.</param>
    /// <param name="change">Updates the feed.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <exception cref="DbUpdateConcurrencyException">Another process has taken the feed since; nothing was written.</exception>
    public async Task CompleteAsync(FeedState feed, Action<FeedState> change, CancellationToken cancellationToken)
    {
        using var writing = await SemaphoreLease.AcquireAsync(writer, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Attach(feed);
        var (claimed, requests) = ((feed.RefreshRequested, feed.ForceRefresh), feed.Requests);
        change(feed);
        var (isRequested, isForced) = (feed.RefreshRequested, feed.ForceRefresh);
        (feed.RefreshRequested, feed.ForceRefresh) = claimed;
        var rests = feed.Host is not null && options.Gap > TimeSpan.Zero;
        feed.LeaseOwner = rests ? resting : null;
        feed.LeaseUntil = rests ? time.GetUtcNow() + options.Gap : null;
        await using var transaction =
            claimed == (isRequested, isForced) ? null : await context.Database.BeginTransactionAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        if (transaction is null)
            return;
        await context.Feeds.Where(f => f.Id == feed.Id && f.Requests == requests).ExecuteUpdateAsync(
            set => set.SetProperty(f => f.RefreshRequested, isRequested).SetProperty(f => f.ForceRefresh, isForced), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public void Dispose() => writer.Dispose();

    private static void NoLease(UpdateSettersBuilder<FeedState> set) => set
        .SetProperty(f => f.LeaseOwner, (string?)null)
        .SetProperty(f => f.LeaseUntil, (DateTimeOffset?)null);

    private Task<int> LeaseUntilAsync(Expression<Func<FeedState, bool>> feeds, CancellationToken cancellationToken)
    {
        DateTimeOffset? until = time.GetUtcNow() + options.Lease;
        return UpdateAsync(feeds, set => set.SetProperty(f => f.LeaseUntil, until), cancellationToken);
    }

    private async Task<int> UpdateAsync(
        Expression<Func<FeedState, bool>> feeds, Action<UpdateSettersBuilder<FeedState>> change, CancellationToken cancellationToken)
    {
        using var writing = await SemaphoreLease.AcquireAsync(writer, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Feeds.Where(feeds).ExecuteUpdateAsync(change, cancellationToken);
    }
}

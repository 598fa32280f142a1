using System.Linq.Expressions;
using BriefingBus.Fetcher.Http;
using Microsoft.EntityFrameworkCore.Query;

namespace BriefingBus.Fetcher.Storage;

/// <summary>Shares the feeds among the processes that poll them. A process claims a feed and holds it until it releases it; meanwhile it
/// extends the lease, so that the lease of a process that crashed soon runs out. No feed is polled twice in its interval, whoever else
/// runs.</summary>
/// <param name="contexts">The database.</param>
/// <param name="owner">This process, unlike any other that runs or ran.</param>
/// <param name="options">How long a lease lasts, and the pause between two requests to one host.</param>
/// <param name="time">The clock.</param>
public sealed class FeedLeases(IDbContextFactory<FetcherContext> contexts, string owner, FetchOptions options, TimeProvider time)
    : IDisposable
{
    /// <summary>At most this many feeds of a host are held at once: one is polled, the next waits for the gap.</summary>
    public const int MaxPerHost = 2;

    /// <summary>Clocks of several machines may differ by this much.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);

    /// <summary>One write at a time: SQLite has one writer anyway, and the others would hold a thread each while they wait for
    /// it.</summary>
    private readonly SemaphoreSlim _writer = new(1);

    /// <summary>Owner of feeds that this process has polled less than the gap ago: until it has passed, other processes leave their host
    /// alone.</summary>
    private readonly string _resting = owner + "/gap";

    /// <summary>How often the leases of polls in progress are to be extended.</summary>
    public TimeSpan ExtendEvery => options.Lease / 4;

    /// <summary>Claims feeds that are due and that nobody holds, the longest due first, and of each host only a few. A host that another
    /// process is busy with, or has requested something from less than the gap ago, is left to that process.</summary>
    /// <param name="most">At most this many.</param>
    /// <param name="proven">True to take feeds whose last poll succeeded, false to take the others.</param>
    /// <param name="requestedOnly">True to take only feeds with a requested poll.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task<IReadOnlyList<FeedState>> ClaimDueAsync(
        int most, bool proven, bool requestedOnly, CancellationToken cancellationToken)
    {
        using var writing = await SemaphoreLease.AcquireAsync(_writer, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        // Side by side, two processes would not see what the other is about to hold of a host.
        await context.TakeClaimTurnAsync(cancellationToken);
        var now = time.GetUtcNow();
        // A poll in the future, or a lease that ends later than one taken now, is from before the clock was set back.
        // The table and the clause are constants of the provider; everything else is a parameter.
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
                (now + options.Lease + Soon).UtcTicks, proven, MaxPerHost, _resting)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return claimed;
    }

    /// <summary>Extends the leases of polls that are still in progress, so that none runs out while its process lives.</summary>
    public Task ExtendAsync(IReadOnlyCollection<Guid> feeds, CancellationToken cancellationToken) =>
        LeaseUntilAsync(f => feeds.Contains(f.Id) && f.LeaseOwner == owner, cancellationToken);

    /// <summary>Extends a lease that is about to run out; one with time left is nobody else's anyway. False where another process has
    /// taken the feed since.</summary>
    public async Task<bool> RenewAsync(FeedState feed, CancellationToken cancellationToken) =>
        feed.LeaseUntil > time.GetUtcNow() + Soon
        || await LeaseUntilAsync(f => f.Id == feed.Id && f.LeaseOwner == owner, cancellationToken) > 0;

    /// <summary>Releases feeds unpolled, so that they are due for anyone.</summary>
    public Task ReleaseAsync(IReadOnlyCollection<Guid> feeds, CancellationToken cancellationToken) =>
        UpdateAsync(f => feeds.Contains(f.Id) && f.LeaseOwner == owner, NoLease, cancellationToken);

    /// <summary>Releases every feed that this process holds, except those named.</summary>
    public Task ReleaseAllExceptAsync(IReadOnlyCollection<Guid> feeds, CancellationToken cancellationToken) =>
        UpdateAsync(f => f.LeaseOwner == owner && !feeds.Contains(f.Id), NoLease, cancellationToken);

    /// <summary>Saves what a poll found and releases the feed; its host stays with this process until the gap has passed.</summary>
    /// <param name="feed">The feed as it was claimed.</param>
    /// <param name="change">Writes the findings into it.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <exception cref="DbUpdateConcurrencyException">Another process has taken the feed since; nothing was written.</exception>
    public async Task CompleteAsync(FeedState feed, Action<FeedState> change, CancellationToken cancellationToken)
    {
        using var writing = await SemaphoreLease.AcquireAsync(_writer, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Attach(feed);
        change(feed);
        var rests = feed.Host is not null && options.Gap > TimeSpan.Zero;
        feed.LeaseOwner = rests ? _resting : null;
        feed.LeaseUntil = rests ? time.GetUtcNow() + options.Gap : null;
        await context.SaveChangesAsync(cancellationToken);
    }

    public void Dispose() => _writer.Dispose();

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
        using var writing = await SemaphoreLease.AcquireAsync(_writer, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Feeds.Where(feeds).ExecuteUpdateAsync(change, cancellationToken);
    }
}

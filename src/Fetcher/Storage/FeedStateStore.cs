using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace BriefingBus.Fetcher.Storage;

/// <summary>A feed's next poll as the last one planned it.</summary>
/// <param name="Id">The row's key.</param>
/// <param name="Url">The feed's address as configured.</param>
/// <param name="LastPolled">When the last poll that ended began.</param>
/// <param name="NextDue">When the next one is due.</param>
public sealed record PlannedPoll(Guid Id, string Url, DateTimeOffset LastPolled, DateTimeOffset NextDue);

/// <summary>Keeps the table of feeds in step with the configuration and with requests for single feeds.</summary>
/// <param name="contexts">The database.</param>
/// <param name="time">The clock.</param>
public sealed class FeedStateStore(IDbContextFactory<FetcherContext> contexts, TimeProvider time)
{
    /// <summary>Adds new and returning feeds, due at once, and deactivates those that no edition names any more.</summary>
    public async Task SynchronizeAsync(IReadOnlyCollection<string> urls, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Feeds.Select(f => new { f.Id, f.Active }).ToDictionaryAsync(f => f.Id, f => f.Active, cancellationToken);
        var wanted = urls.ToDictionary(FeedState.IdOf);

        var resting = known.Where(f => f.Value && !wanted.ContainsKey(f.Key)).Select(f => f.Key).ToList();
        var returning = known.Where(f => !f.Value && wanted.ContainsKey(f.Key)).Select(f => f.Key).ToList();
        if (resting.Count > 0)
            await UpdateAsync(f => resting.Contains(f.Id), set => set.SetProperty(f => f.Active, false), cancellationToken);
        if (returning.Count > 0)
        {
            DateTimeOffset? now = time.GetUtcNow();
            await UpdateAsync(
                f => returning.Contains(f.Id),
                set => set.SetProperty(f => f.Active, true).SetProperty(f => f.NextDue, now),
                cancellationToken);
        }

        await AddAsync(context, [.. wanted.Where(w => !known.ContainsKey(w.Key)).Select(w => w.Value)], cancellationToken);
    }

    /// <summary>Moves polls earlier if the configuration has changed since they were planned. A pause that a server requested
    /// stays.</summary>
    /// <param name="due">The feed's new due time.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task BringForwardAsync(Func<PlannedPoll, DateTimeOffset> due, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var feeds = await context.Feeds.AsNoTracking()
            .Where(f => f.Active && f.NextDue != null && f.LastPolled != null && f.ThrottledUntil == null)
            .Select(f => new PlannedPoll(f.Id, f.Url, f.LastPolled!.Value, f.NextDue!.Value))
            .ToListAsync(cancellationToken);
        foreach (var feed in feeds)
        {
            DateTimeOffset? earlier = due(feed);
            if (earlier < feed.NextDue)
                await UpdateAsync(
                    f => f.Id == feed.Id && f.NextDue > earlier, set => set.SetProperty(f => f.NextDue, earlier), cancellationToken);
        }
    }

    /// <summary>Takes over after a process with an in-memory bus: releases its feeds, and makes those due for a full poll whose last
    /// messages may not have been stored. For a process that is alone on its database.</summary>
    public async Task ReclaimAsync(CancellationToken cancellationToken)
    {
        await UpdateAsync(
            f => f.LeaseOwner != null,
            set => set.SetProperty(f => f.LeaseOwner, (string?)null).SetProperty(f => f.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken);
        DateTimeOffset? now = time.GetUtcNow();
        await UpdateAsync(
            f => f.Active && f.NextDue != null && f.Unconfirmed,
            set => set.SetProperty(f => f.ForceRefresh, true)
                .SetProperty(f => f.NextDue, f => f.ThrottledUntil > now || f.NextDue < now ? f.NextDue : now),
            cancellationToken);
    }

    /// <summary>Requests a full poll of every feed that publishes known entries again, at once unless its server requested a
    /// pause.</summary>
    public Task ForceRefreshOfAllAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? now = time.GetUtcNow();
        // Requested rather than due: a poll in progress is about to set the next due time.
        return UpdateAsync(
            f => f.Active && f.NextDue != null,
            set => set.SetProperty(f => f.ForceRefresh, true)
                .SetProperty(f => f.RefreshRequested, f => f.RefreshRequested || f.ThrottledUntil == null || f.ThrottledUntil <= now)
                .SetProperty(f => f.Requests, f => f.Requests + 1),
            cancellationToken);
    }

    /// <summary>Notes that everything published so far has been stored, so that the next process need not fetch it again. For a caller that
    /// knows they are stored.</summary>
    public Task ConfirmAsync(CancellationToken cancellationToken) =>
        UpdateAsync(f => f.Unconfirmed, set => set.SetProperty(f => f.Unconfirmed, false), cancellationToken);

    /// <summary>Requests a poll of a feed, of a retired one too; a poll that began since the request answers it. It may have been
    /// conditional, though, so the next poll then sends everything again.</summary>
    /// <param name="url">The feed's address as configured.</param>
    /// <param name="requestedAt">When the request was made.</param>
    /// <param name="forceRefresh">True to poll without condition and to send again what was sent before.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public Task RequestRefreshAsync(string url, DateTimeOffset requestedAt, bool forceRefresh, CancellationToken cancellationToken)
    {
        var id = FeedState.IdOf(url);
        DateTimeOffset? asked = requestedAt;
        DateTimeOffset? now = time.GetUtcNow();
        // A poll in the future was made under another clock: briefings can be composed as if it were earlier.
        return UpdateAsync(
            f => f.Id == id && (forceRefresh || f.LastPolled == null || f.LastPolled <= asked || f.LastPolled > now),
            set => set
                .SetProperty(
                    f => f.RefreshRequested,
                    f => f.RefreshRequested || f.LastPolled == null || f.LastPolled <= asked || f.LastPolled > now)
                .SetProperty(f => f.ForceRefresh, f => f.ForceRefresh || forceRefresh)
                .SetProperty(f => f.Requests, f => f.Requests + 1),
            cancellationToken);
    }

    /// <summary>Requests a poll of every feed, of retired ones too.</summary>
    public Task RequestRefreshOfAllAsync(CancellationToken cancellationToken) =>
        UpdateAsync(
            f => f.Active,
            set => set.SetProperty(f => f.RefreshRequested, true).SetProperty(f => f.Requests, f => f.Requests + 1),
            cancellationToken);

    /// <summary>Postpones all other feeds of a server that has requested a second pause: it means all of them.</summary>
    /// <param name="state">The feed whose poll it answered.</param>
    /// <param name="host">The server's host, in lower case: another than the feed's own after a redirect.</param>
    /// <param name="until">The end of the pause.</param>
    /// <param name="throttledBefore">Whether the feed has had a pause since its last good answer.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <returns>How many feeds were postponed.</returns>
    public async Task<int> PostponeHostAsync(
        FeedState state, string host, DateTimeOffset until, bool throttledBefore, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = time.GetUtcNow();
        DateTimeOffset? later = until;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var repeats = throttledBefore || await context.Feeds.AnyAsync(
            f => f.Host == host && f.Id != state.Id && f.ThrottledUntil > now, cancellationToken);
        return repeats
            ? await UpdateAsync(
                f => f.Host == host && f.Id != state.Id && f.NextDue < later,
                set => set.SetProperty(f => f.NextDue, later).SetProperty(f => f.ThrottledUntil, later),
                cancellationToken)
            : 0;
    }

    private async Task<int> UpdateAsync(
        Expression<Func<FeedState, bool>> feeds, Action<UpdateSettersBuilder<FeedState>> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Feeds.Where(feeds).ExecuteUpdateAsync(change, cancellationToken);
    }

    /// <summary>Adds feeds, even if another process adds the same ones concurrently.</summary>
    private async Task AddAsync(FetcherContext context, IReadOnlyCollection<string> urls, CancellationToken cancellationToken)
    {
        if (urls.Count == 0)
            return;
        var now = time.GetUtcNow();
        context.AddRange(urls.Select(url => FeedState.For(url, now)));
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is System.Data.Common.DbException { SqlState: "23505" })
        {
            // Another fetcher started with the same configuration and added them first.
            context.ChangeTracker.Clear();
            var there = await context.Feeds.Select(f => f.Id).ToHashSetAsync(cancellationToken);
            context.AddRange(urls.Where(url => !there.Contains(FeedState.IdOf(url))).Select(url => FeedState.For(url, now)));
            await context.SaveChangesAsync(cancellationToken);
        }
    }
}

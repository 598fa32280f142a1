using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Fetcher.Storage;

/// <summary>Keeps the table of feeds in step with the configuration and with what is asked of single feeds.</summary>
/// <param name="contexts">The database.</param>
/// <param name="time">The clock.</param>
public sealed class FeedStateStore(IDbContextFactory<FetcherContext> contexts, TimeProvider time)
{
    /// <summary>Adds the feeds that are new or named again, due at once, and rests those that no edition names any more.</summary>
    public async Task SynchronizeAsync(IReadOnlyCollection<string> urls, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Feeds.Select(f => new { f.Id, f.Active }).ToDictionaryAsync(f => f.Id, f => f.Active, cancellationToken);
        var wanted = urls.ToDictionary(FeedState.IdOf);

        var resting = known.Where(f => f.Value && !wanted.ContainsKey(f.Key)).Select(f => f.Key).ToList();
        var returning = known.Where(f => !f.Value && wanted.ContainsKey(f.Key)).Select(f => f.Key).ToList();
        if (resting.Count > 0)
            await context.Feeds.Where(f => resting.Contains(f.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.Active, false), cancellationToken);
        if (returning.Count > 0)
        {
            DateTimeOffset? now = time.GetUtcNow();
            await context.Feeds.Where(f => returning.Contains(f.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(f => f.Active, true).SetProperty(f => f.NextDue, now), cancellationToken);
        }

        await AddAsync(context, [.. wanted.Where(w => !known.ContainsKey(w.Key)).Select(w => w.Value)], cancellationToken);
    }

    /// <summary>Makes polls due earlier, where the configuration has changed since they were planned. A pause that a server asked for
    /// stays.</summary>
    /// <param name="due">When a feed is due now.</param>
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
                await context.Feeds.Where(f => f.Id == feed.Id && f.NextDue > earlier)
                    .ExecuteUpdateAsync(set => set.SetProperty(f => f.NextDue, earlier), cancellationToken);
        }
    }

    /// <summary>Takes over from a predecessor whose bus died with it: what it held is free, and feeds whose last messages may not have
    /// been stored are due, whole. For a process that is alone on its database.</summary>
    public async Task ReclaimAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Feeds.Where(f => f.LeaseOwner != null).ExecuteUpdateAsync(
            set => set.SetProperty(f => f.LeaseOwner, (string?)null)
                .SetProperty(f => f.LeaseUntil, (DateTimeOffset?)null), cancellationToken);
        DateTimeOffset? now = time.GetUtcNow();
        await context.Feeds.Where(f => f.Active && f.NextDue != null && f.Unconfirmed)
            .ExecuteUpdateAsync(
                set => set.SetProperty(f => f.ForceRefresh, true)
                    .SetProperty(f => f.NextDue, f => f.ThrottledUntil > now || f.NextDue < now ? f.NextDue : now),
                cancellationToken);
    }

    /// <summary>Has every feed fetched whole and sent again, at once where its server does not want it to wait.</summary>
    public async Task ForceRefreshOfAllAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        DateTimeOffset? now = time.GetUtcNow();
        // Requested rather than due: a poll in progress is about to say when the feed is due next.
        await context.Feeds.Where(f => f.Active && f.NextDue != null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(f => f.ForceRefresh, true)
                    .SetProperty(f => f.RefreshRequested, f => f.RefreshRequested || f.ThrottledUntil == null || f.ThrottledUntil <= now),
                cancellationToken);
    }

    /// <summary>Notes that all that was published so far has been stored, so that the next process need not fetch it again. For whoever
    /// counts what arrives.</summary>
    public async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Feeds.Where(f => f.Unconfirmed)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Unconfirmed, false), cancellationToken);
    }

    /// <summary>Asks for a poll of a feed, a retired one too; a poll that began since the question answers it.</summary>
    /// <param name="url">The feed's address as configured.</param>
    /// <param name="requestedAt">When the question was put.</param>
    /// <param name="forceRefresh">True to poll without condition and to send again what was sent before.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    public async Task RequestRefreshAsync(string url, DateTimeOffset requestedAt, bool forceRefresh, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var id = FeedState.IdOf(url);
        var now = time.GetUtcNow();
        // A poll later than now was made under another clock: briefings can be composed as if it were earlier.
        await context.Feeds.Where(f => f.Id == id && (f.LastPolled == null || f.LastPolled <= requestedAt || f.LastPolled > now))
            .ExecuteUpdateAsync(
            set => set.SetProperty(f => f.RefreshRequested, true)
                .SetProperty(f => f.ForceRefresh, f => f.ForceRefresh || forceRefresh), cancellationToken);
    }

    /// <summary>Asks for a poll of every feed, retired ones too.</summary>
    public async Task RequestRefreshOfAllAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Feeds.Where(f => f.Active)
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.RefreshRequested, true), cancellationToken);
    }

    /// <summary>A server that has made one of its feeds wait, and now another one or the same again, means all of them: they
    /// wait too.</summary>
    /// <returns>How many feeds were put off.</returns>
    public async Task<int> PostponeHostAsync(
        FeedState state, DateTimeOffset until, bool throttledBefore, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        DateTimeOffset? now = time.GetUtcNow();
        DateTimeOffset? later = until;
        var repeats = throttledBefore || await context.Feeds.AnyAsync(
            f => f.Host == state.Host && f.Id != state.Id && f.ThrottledUntil > now, cancellationToken);
        return repeats
            ? await context.Feeds.Where(f => f.Host == state.Host && f.Id != state.Id && f.NextDue < later)
                .ExecuteUpdateAsync(set => set.SetProperty(f => f.NextDue, later), cancellationToken)
            : 0;
    }

    /// <summary>Adds feeds, also where another process adds the same at the same time.</summary>
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
            // Another fetcher started with the same configuration and was first: what it added is not added again.
            context.ChangeTracker.Clear();
            var there = await context.Feeds.Select(f => f.Id).ToHashSetAsync(cancellationToken);
            context.AddRange(urls.Where(url => !there.Contains(FeedState.IdOf(url))).Select(url => FeedState.For(url, now)));
            await context.SaveChangesAsync(cancellationToken);
        }
    }
}

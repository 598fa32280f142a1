using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Feeds;

/// <summary>Every configured feed with its data.</summary>
public sealed class FeedDirectory(IDbContextFactory<WebContext> contexts, BriefingConfiguration configuration, TimeProvider clock)
{
    // The age up to which items that could not be cleaned count: the default look-back of an edition.
    private static readonly TimeSpan FailedItems = TimeSpan.FromHours(36);

    private readonly IReadOnlyList<Place> places =
    [
        .. from edition in configuration.Editions
           from section in edition.Sections
           from feed in section.Feeds
           group (Edition: edition, Section: section, Feed: feed) by feed.Url into mentions
           let first = mentions.First()
           select new Place(first.Feed, FeedId.Of(mentions.Key), first.Edition, [.. mentions.Select(m => m.Section.Title).Distinct()]),
    ];

    /// <summary>All feeds, the worst first, then by name.</summary>
    public async Task<IReadOnlyList<FeedRow>> AllAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Set<StoredFeed>().AsNoTracking().ToDictionaryAsync(f => f.Id, cancellationToken);
        var failed = await FailedAsync(context, null, cancellationToken);
        return [.. places.Select(p => Line(p, known.GetValueOrDefault(p.Id), failed[p.Id]))
            .OrderBy(l => l.Condition.Rank).ThenBy(l => l.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The feed with its history and its last entries; null if no feed with this identity is configured.</summary>
    public async Task<FeedDetail?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        if (places.FirstOrDefault(p => p.Id == id) is not { } place)
            return null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await context.Set<StoredFeed>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancellationToken);
        return new(
            Line(place, known, (await FailedAsync(context, id, cancellationToken))[id]),
            await context.Set<StoredStatusPeriod>().AsNoTracking().Where(s => s.FeedId == id).OrderByDescending(s => s.Since)
                .ToListAsync(cancellationToken),
            [.. (await context.Set<StoredEntry>().AsNoTracking().Where(e => e.FeedId == id)
                    .OrderByDescending(e => e.FetchedAt).ThenByDescending(e => e.RawAt != null).ThenBy(e => e.ItemId).Take(StoredEntry.Max)
                    .ToListAsync(cancellationToken))
                .OrderByDescending(e => e.FetchedAt).ThenByDescending(e => e.Raw?.Published ?? e.Cleaned?.Published ?? e.FetchedAt)]);
    }

    /// <summary>One of the feed's last entries; null if it is not stored.</summary>
    public async Task<StoredEntry?> EntryAsync(Guid id, Guid itemId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<StoredEntry>().AsNoTracking()
            .SingleOrDefaultAsync(e => e.FeedId == id && e.ItemId == itemId, cancellationToken);
    }

    private async Task<ILookup<Guid, string>> FailedAsync(WebContext context, Guid? id, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - FailedItems;
        return (await context.Set<StoredEntry>().Where(e => e.FailedAt > since && (id == null || e.FeedId == id)).OrderBy(e => e.FailedAt)
            .Select(e => new { e.FeedId, e.FailedName }).ToListAsync(cancellationToken)).ToLookup(e => e.FeedId, e => e.FailedName!);
    }

    private FeedRow Line(Place place, StoredFeed? known, IEnumerable<string> failed)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(place.Edition.TimeZone);
        var status = known?.ToStatus() is { } stored ? stored with { FailedItems = [.. failed.Distinct()] } : null;
        var condition = FeedCondition.Of(place.Feed, status, clock.GetUtcNow(), zone);
        return new(place.Feed, place.Id, place.Edition, place.Sections, known, condition);
    }

    private sealed record Place(FeedOptions Feed, Guid Id, EditionOptions Edition, IReadOnlyList<string> Sections);
}

/// <summary>A feed, its history and its last entries.</summary>
/// <param name="Line">The feed.</param>
/// <param name="Periods">Its periods, the newest first.</param>
/// <param name="Entries">Its last entries, the newest first.</param>
public sealed record FeedDetail(FeedRow Line, IReadOnlyList<StoredStatusPeriod> Periods, IReadOnlyList<StoredEntry> Entries);

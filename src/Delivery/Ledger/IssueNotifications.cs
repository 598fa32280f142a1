namespace BriefingBus.Delivery.Ledger;

/// <summary>Reports each feed issue once in each outlet, whatever the number of briefings with it and of deliveries of a
/// briefing.</summary>
public sealed class IssueNotifications(IDbContextFactory<DeliveryContext> contexts)
{
    /// <summary>The feed issues to report with this briefing: those that no other briefing has reported in the outlet.</summary>
    public async Task<IReadOnlyList<FeedTrouble>> ForAsync(string outlet, BriefingComposed briefing, CancellationToken cancellationToken)
    {
        if (briefing.Trouble.Count == 0)
            return [];
        var troubles = briefing.Trouble.DistinctBy(Identity).ToDictionary(Identity);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var reportedWith = await context.NotifiedIssues.AsNoTracking()
            .Where(t => t.Outlet == outlet && troubles.Keys.Contains(t.TroubleId))
            .ToDictionaryAsync(t => t.TroubleId, t => t.BriefingId, cancellationToken);
        foreach (var trouble in troubles.Keys.Where(t => reportedWith.TryAdd(t, briefing.BriefingId)))
            context.Add(new NotifiedIssue { Outlet = outlet, TroubleId = trouble, BriefingId = briefing.BriefingId });
        await context.SaveChangesAsync(cancellationToken);
        return [.. troubles.Where(t => reportedWith[t.Key] == briefing.BriefingId).Select(t => t.Value)];
    }

    // A recovery and items that could not be cleaned have no beginning; the reason distinguishes one from the next.
    private static Guid Identity(FeedTrouble trouble) => NameBasedId.Create(
        "trouble", trouble.FeedUrl, trouble.Kind,
        trouble.Since?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? trouble.Reason);
}

/// <summary>A feed issue that an outlet has reported, and the briefing that reported it.</summary>
public sealed class NotifiedIssue
{
    /// <summary>The outlet.</summary>
    public required string Outlet { get; init; }

    /// <summary>Identity of the feed issue, from its feed, kind and beginning, or its reason if the beginning is unknown.</summary>
    public required Guid TroubleId { get; init; }

    /// <summary>The briefing.</summary>
    public required Guid BriefingId { get; init; }
}

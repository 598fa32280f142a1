namespace BriefingBus.Delivery.Ledger;

/// <summary>Records a person's decisions about uncertain deliveries.</summary>
public sealed class DeliveryDecisions(IDbContextFactory<DeliveryContext> contexts, TimeProvider clock)
{
    private const string SettledByPerson = "a person settled it as delivered";
    private const string WantedAgain = "a person wants it sent again";

    /// <summary>The entry with a number, or null.</summary>
    public async Task<LedgerEntry?> FindAsync(long number, CancellationToken cancellationToken)
    {
        await using var ledger = await contexts.CreateDbContextAsync(cancellationToken);
        return await ledger.Deliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Number == number, cancellationToken);
    }

    /// <summary>Marks an uncertain delivery as delivered: it is never sent again.</summary>
    public Task<DeliveryDecision> SettleAsync(long number, CancellationToken cancellationToken) =>
        DecideAsync(number, DeliveryState.Delivered, SettledByPerson, cancellationToken);

    /// <summary>Marks an uncertain delivery for resending when its briefing is republished:
    /// <see cref="DeliveryDecision.Republication"/>.</summary>
    public Task<DeliveryDecision> SendAgainAsync(long number, CancellationToken cancellationToken) =>
        DecideAsync(number, DeliveryState.Waiting, WantedAgain, cancellationToken);

    /// <summary>Changes the entry atomically and only while it is uncertain, so that one of two conflicting decisions is refused. Repeating
    /// a decision succeeds, since a process may have stopped before acting on it.</summary>
    private async Task<DeliveryDecision> DecideAsync(
        long number, DeliveryState state, string reason, CancellationToken cancellationToken)
    {
        await using (var ledger = await contexts.CreateDbContextAsync(cancellationToken))
        {
            DateTimeOffset? now = clock.GetUtcNow();
            await ledger.Deliveries.Where(d => d.Number == number && d.State == DeliveryState.Uncertain).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.State, state).SetProperty(d => d.SettledAt, now).SetProperty(d => d.Reason, reason),
                cancellationToken);
        }
        var entry = await FindAsync(number, cancellationToken);
        if (entry is null)
            return new(null, $"There is no delivery {number}.");
        return entry.State == state && entry.Reason == reason
            ? new(entry, null)
            : new(entry, $"Delivery {number} is {DeliveryListing.NameOf(entry.State)}, not uncertain; nothing was changed.");
    }
}

/// <summary>The outcome of a decision.</summary>
/// <param name="Entry">The entry as it is now, or null.</param>
/// <param name="Refusal">Why nothing was changed, as a sentence; null if the ledger has the decision.</param>
public sealed record DeliveryDecision(LedgerEntry? Entry, string? Refusal)
{
    /// <summary>The message that republishes the entry's briefing, and no later one, to the queue of its kind of outlet: an outlet that is
    /// new since would receive all of them. The ledger prevents duplicates in the others.</summary>
    public RepublishBriefings Republication => new()
    {
        BriefingId = Entry!.BriefingId,
        Edition = Entry.Edition,
        Since = Entry.ScheduledAt,
        ToQueue = Entry.Outlet.Split('/')[0],
    };
}

namespace BriefingBus.Delivery.Ledger;

/// <summary>Records what a person decides about uncertain deliveries.</summary>
public sealed class DeliveryDecisions(IDbContextFactory<DeliveryContext> contexts, TimeProvider clock)
{
    private const string SettledByPerson = "a person settled it as delivered";
    private const string WantedAgain = "a person wants it sent again";

    /// <summary>The entry with a number; null where there is none.</summary>
    public async Task<LedgerEntry?> FindAsync(long number, CancellationToken cancellationToken)
    {
        await using var ledger = await contexts.CreateDbContextAsync(cancellationToken);
        return await ledger.Deliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Number == number, cancellationToken);
    }

    /// <summary>Notes that an uncertain delivery arrived: it is never sent again.</summary>
    public Task<DeliveryDecision> SettleAsync(long number, CancellationToken cancellationToken) =>
        DecideAsync(number, DeliveryState.Delivered, SettledByPerson, cancellationToken);

    /// <summary>Has an uncertain delivery wait for its briefing, which is to be published again:
    /// <see cref="DeliveryDecision.Republication"/>.</summary>
    public Task<DeliveryDecision> SendAgainAsync(long number, CancellationToken cancellationToken) =>
        DecideAsync(number, DeliveryState.Waiting, WantedAgain, cancellationToken);

    /// <summary>Changes the entry in one step and only while it is uncertain, so that of two different decisions at once one is refused.
    /// The same decision twice counts as made: a process may have been stopped before it had acted on it.</summary>
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

/// <summary>What came of a decision.</summary>
/// <param name="Entry">The entry as it is now; null where there is none.</param>
/// <param name="Refusal">Why nothing was changed, as a sentence; null where the decision is in the ledger.</param>
public sealed record DeliveryDecision(LedgerEntry? Entry, string? Refusal)
{
    /// <summary>What has the entry's briefing sent to the queue of its kind of outlet again. Every briefing since then comes with it; the
    /// ledger keeps what was delivered from being sent twice.</summary>
    public RepublishBriefings Republication => new()
    {
        Edition = Entry!.Edition,
        Since = Entry.ScheduledAt,
        ToQueue = Entry.Outlet.Split('/')[0],
    };
}

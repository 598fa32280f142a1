using System.Text.Json;

namespace BriefingBus.Delivery.Ledger;

/// <summary>Lists deliveries.</summary>
public sealed class DeliveryListing(IDbContextFactory<DeliveryContext> contexts)
{
    private const int MaxListed = 500;

    /// <summary>The requested deliveries, those of the latest briefing first.</summary>
    public async Task<DeliveryList> ListAsync(ListDeliveries asked, CancellationToken cancellationToken)
    {
        await using var ledger = await contexts.CreateDbContextAsync(cancellationToken);
        var all = ledger.Deliveries.AsNoTracking()
            .Where(d => asked.Outlet == null || d.Outlet == asked.Outlet)
            .Where(d => asked.Edition == null || d.Edition == asked.Edition)
            .Where(d => asked.BriefingId == null || d.BriefingId == asked.BriefingId);
        var counts = await all.GroupBy(d => d.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var chosen = Enum.TryParse<DeliveryState>(asked.State, ignoreCase: true, out var state) ? all.Where(d => d.State == state) : all;
        if (asked.After is { } after)
        {
            chosen = chosen.Where(
                d => d.ScheduledAt < after.ScheduledAt || (d.ScheduledAt == after.ScheduledAt && d.Number < after.Number));
        }
        var most = Math.Clamp(asked.Most, 1, MaxListed);
        var entries = await chosen.OrderByDescending(d => d.ScheduledAt).ThenByDescending(d => d.Number).Take(most + 1)
            .ToListAsync(cancellationToken);
        return new()
        {
            Deliveries = [.. entries.Take(most).Select(Listed)],
            Counts = [.. counts.OrderBy(c => c.State).Select(c => new DeliveryCount { State = NameOf(c.State), Count = c.Count })],
            HasMore = entries.Count > most,
        };
    }

    /// <summary>The name of a state in messages and lists.</summary>
    public static string NameOf(DeliveryState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    private static ListedDelivery Listed(LedgerEntry entry) => new()
    {
        Number = entry.Number,
        Outlet = entry.Outlet,
        BriefingId = entry.BriefingId,
        Part = entry.Part,
        Edition = entry.Edition,
        ScheduledAt = entry.ScheduledAt,
        State = NameOf(entry.State),
        Attempts = entry.Attempts,
        StartedAt = entry.StartedAt,
        SettledAt = entry.SettledAt,
        Reason = entry.Reason,
    };
}

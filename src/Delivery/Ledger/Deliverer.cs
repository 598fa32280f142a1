using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Delivery.Ledger;

/// <summary>Delivers a briefing to outlets, each part once: every call is written into the ledger before it is made and after it has
/// ended. A call whose end is not in the ledger may have arrived, so the outlet is asked; one that cannot be asked leaves the part
/// uncertain, for a person to settle.</summary>
public sealed partial class Deliverer(
    IDbContextFactory<DeliveryContext> contexts, DeliveryMetrics metrics, TimeProvider clock, ILogger<Deliverer> log)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);

    /// <summary>Delivers the briefing to the outlets that want it, side by side; what the ledger has as delivered or uncertain is left alone.</summary>
    /// <exception cref="AggregateException">Several calls failed. Where one of them can pass, those that cannot are left out, so that the
    /// message is retried first.</exception>
    /// <exception cref="NotDeliveredException">One call failed.</exception>
    public async Task DeliverAsync(IEnumerable<IOutlet> outlets, BriefingComposed briefing, CancellationToken cancellationToken)
    {
        if (briefing.Quiet)
            return;
        var deliveries = outlets
            .Where(outlet => outlet.Editions.Count == 0 || outlet.Editions.Contains(briefing.Edition, StringComparer.Ordinal))
            .Select(outlet => DeliverAsync(outlet, briefing, cancellationToken))
            .ToList();
        // One outlet's fault keeps no other of its kind from the briefing; all are thrown together, below.
        await Task.WhenAll(deliveries).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        Throw([.. deliveries.SelectMany(d => d.Exception?.Flatten().InnerExceptions ?? Enumerable.Empty<Exception>())]);
    }

    private async Task DeliverAsync(IOutlet outlet, BriefingComposed briefing, CancellationToken cancellationToken)
    {
        var turn = turns.GetOrAdd(outlet.Name, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var locked = await context.LockAsync(outlet.Name, cancellationToken);
            var lines = await context.Deliveries
                .Where(d => d.BriefingId == briefing.BriefingId && d.Outlet == outlet.Name)
                .ToDictionaryAsync(d => d.Part, cancellationToken);
            var receipts = lines.Values.Where(l => l is { State: DeliveryState.Delivered, Receipt: not null }).ToDictionary(l => l.Part, l => l.Receipt!);
            var faults = new List<Exception>();
            foreach (var part in await outlet.PartsAsync(briefing, cancellationToken))
                try
                {
                    if (!lines.TryGetValue(part.Key, out var line))
                        context.Add(line = NewLine(outlet, briefing, part));
                    await DeliverAsync(part, line, receipts, context, cancellationToken);
                }
                // What could not be saved is the ledger's fault, and nothing goes on without the ledger.
                catch (Exception fault) when (!outlet.InOrder && !cancellationToken.IsCancellationRequested && !context.ChangeTracker.HasChanges())
                {
                    faults.Add(fault);
                }
            Throw(faults);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task DeliverAsync(
        IOutletPart part, LedgerEntry line, Dictionary<string, string> receipts, DeliveryContext context, CancellationToken cancellationToken)
    {
        if (line.State is DeliveryState.Delivered or DeliveryState.Uncertain)
            return;
        if (line is { State: DeliveryState.Started, Attempts: > 0 })
        {
            var whereabouts = await part.LookUpAsync(receipts, line.StartedAt, cancellationToken);
            if (whereabouts is not Whereabouts.Absent)
            {
                await SettleAsync(line, whereabouts, context);
                if (line.Receipt is not null)
                    receipts[part.Key] = line.Receipt;
                return;
            }
        }
        (line.State, line.StartedAt, line.SettledAt, line.Reason) = (DeliveryState.Started, clock.GetUtcNow(), null, null);
        line.Attempts++;
        await context.SaveChangesAsync(cancellationToken);
        var started = clock.GetTimestamp();
        try
        {
            line.Receipt = receipts[part.Key] = await part.SendAsync(receipts, cancellationToken);
        }
        catch (NotDeliveredException fault)
        {
            (line.State, line.SettledAt, line.Reason) =
                (fault.CanPass ? DeliveryState.Waiting : DeliveryState.Refused, clock.GetUtcNow(), fault.Message);
            await context.SaveChangesAsync(CancellationToken.None);
            metrics.Record(line.Outlet, line.State);
            throw;
        }
        (line.State, line.SettledAt) = (DeliveryState.Delivered, clock.GetUtcNow());
        await context.SaveChangesAsync(CancellationToken.None);
        metrics.RecordDelivered(line.Outlet, clock.GetElapsedTime(started));
    }

    private async Task SettleAsync(LedgerEntry line, Whereabouts whereabouts, DeliveryContext context)
    {
        line.SettledAt = clock.GetUtcNow();
        if (whereabouts is Whereabouts.Arrived arrived)
        {
            (line.State, line.Receipt) = (DeliveryState.Delivered, arrived.Receipt);
            LogFound(log, line.Outlet, line.Part, line.Edition, line.ScheduledAt);
        }
        else
        {
            (line.State, line.Reason) = (DeliveryState.Uncertain, ((Whereabouts.Unknown)whereabouts).Reason);
            LogUncertain(log, line.Number, line.Outlet, line.Part, line.Edition, line.ScheduledAt, line.Reason);
        }
        await context.SaveChangesAsync(CancellationToken.None);
        metrics.Record(line.Outlet, line.State);
    }

    private static LedgerEntry NewLine(IOutlet outlet, BriefingComposed briefing, IOutletPart part) => new()
    {
        Outlet = outlet.Name,
        BriefingId = briefing.BriefingId,
        Part = part.Key,
        Edition = briefing.Edition,
        ScheduledAt = briefing.ScheduledAt,
    };

    private static void Throw(IReadOnlyList<Exception> faults)
    {
        var passing = faults.Where(TransientFault.CanPass).ToList();
        switch (passing.Count > 0 ? passing : faults)
        {
            case []:
                return;
            case [var fault]:
                ExceptionDispatchInfo.Throw(fault);
                return;
            case var several:
                throw new AggregateException(string.Join("; ", several.Select(f => f.Message)), several);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Outlet} has part {Part} of {Edition} {ScheduledAt} already: a try that broke off had arrived")]
    private static partial void LogFound(ILogger log, string outlet, string part, string edition, DateTimeOffset scheduledAt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Number} is uncertain: {Outlet}, part {Part} of {Edition} {ScheduledAt}. {Reason}. See 'briefingbus deliveries'")]
    private static partial void LogUncertain(ILogger log, long number, string outlet, string part, string edition, DateTimeOffset scheduledAt, string reason);
}

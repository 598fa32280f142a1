using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.Delivery.Ledger;

/// <summary>Delivers a briefing to outlets, each part once: the ledger records every call before and after it is made. A call without a
/// recorded end may have arrived, so the outlet is queried; if that is impossible, the part is uncertain until a person decides.</summary>
public sealed partial class Deliverer(
    IDbContextFactory<DeliveryContext> contexts, DeliveryMetrics metrics, DeliveryProgress progress, TimeProvider clock,
    ILogger<Deliverer> log)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> gates = new(StringComparer.Ordinal);

    /// <summary>Delivers the briefing to its outlets concurrently; skips parts that the ledger has as delivered or uncertain.</summary>
    /// <exception cref="AggregateException">Several calls failed. If one failure is transient, permanent ones are left out, so that the
    /// message is retried first.</exception>
    /// <exception cref="NotDeliveredException">One call failed.</exception>
    public Task DeliverAsync(IEnumerable<Outlet> outlets, BriefingComposed briefing, CancellationToken cancellationToken) =>
        briefing.Quiet
            ? Task.CompletedTask
            : DeliverToAllAsync(outlets.Where(outlet => outlet.Wants(briefing)), briefing, cancellationToken);

    /// <summary>Delivers a notice to the operator, in the form of a briefing, to the outlets with notices enabled.</summary>
    /// <exception cref="AggregateException">As for briefings.</exception>
    /// <exception cref="NotDeliveredException">As for briefings.</exception>
    public Task DeliverNoticeAsync(IEnumerable<Outlet> outlets, BriefingComposed notice, CancellationToken cancellationToken) =>
        DeliverToAllAsync(outlets.Where(outlet => outlet.Options.Notices != NoticeDelivery.No), notice, cancellationToken);

    private async Task DeliverToAllAsync(IEnumerable<Outlet> outlets, BriefingComposed briefing, CancellationToken cancellationToken)
    {
        var deliveries = outlets.Select(outlet => DeliverWithProgressAsync(outlet, briefing, cancellationToken)).ToList();
        // The fault of one outlet must not keep the briefing from the others; all faults are thrown together below.
        await Task.WhenAll(deliveries).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        Throw([.. deliveries.SelectMany(FaultsOf)]);
    }

    private static IEnumerable<Exception> FaultsOf(Task delivery)
    {
        // After a timeout the task is cancelled and has no exception.
        if (delivery.IsCanceled)
            return [new InDoubtException("An outlet did not answer in time")];
        return delivery.Exception?.Flatten().InnerExceptions ?? Enumerable.Empty<Exception>();
    }

    private async Task DeliverWithProgressAsync(Outlet outlet, BriefingComposed briefing, CancellationToken cancellationToken)
    {
        using var delivering = progress.Begin();
        try
        {
            await DeliverAsync(outlet, briefing, cancellationToken);
            progress.NoteEnd(outlet.Name);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            if (TransientFault.IsTransient(fault))
                progress.NoteFailure(outlet.Name, fault);
            else
                progress.NoteEnd(outlet.Name);
            throw;
        }
    }

    private async Task DeliverAsync(Outlet outlet, BriefingComposed briefing, CancellationToken cancellationToken)
    {
        var gate = gates.GetOrAdd(outlet.Name, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var locked = await context.LockAsync(outlet.Name, cancellationToken);
            var entries = await context.Deliveries
                .Where(d => d.BriefingId == briefing.BriefingId && d.Outlet == outlet.Name)
                .ToDictionaryAsync(d => d.Part, cancellationToken);
            var receipts = entries.Values.Where(l => l is { State: DeliveryState.Delivered, Receipt: not null })
                .ToDictionary(l => l.Part, l => l.Receipt!);
            var faults = new List<Exception>();
            foreach (var part in await outlet.PartsAsync(briefing, cancellationToken))
                try
                {
                    if (!entries.TryGetValue(part.Key, out var entry))
                        context.Add(entry = NewEntry(outlet, briefing, part));
                    await DeliverAsync(part, entry, receipts, context, cancellationToken);
                }
                // A failed save is a fault of the ledger, and nothing continues without the ledger.
                catch (Exception fault) when (
                    !outlet.InOrder && !cancellationToken.IsCancellationRequested && !context.ChangeTracker.HasChanges())
                {
                    faults.Add(fault);
                }
            Throw(faults);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task DeliverAsync(
        IOutletPart part, LedgerEntry entry, Dictionary<string, string> receipts, DeliveryContext context,
        CancellationToken cancellationToken)
    {
        if (entry.State is DeliveryState.Delivered or DeliveryState.Uncertain)
            return;
        progress.NoteActivity();
        if (entry is { State: DeliveryState.Started, Attempts: > 0 })
        {
            var status = await part.GetStatusAsync(receipts, entry.StartedAt, cancellationToken);
            if (status is not DeliveryStatus.Absent)
            {
                await SettleAsync(entry, status, context);
                if (entry.Receipt is not null)
                    receipts[part.Key] = entry.Receipt;
                return;
            }
        }
        (entry.State, entry.StartedAt, entry.SettledAt, entry.Reason) = (DeliveryState.Started, clock.GetUtcNow(), null, null);
        entry.Attempts++;
        await context.SaveChangesAsync(cancellationToken);
        var started = clock.GetTimestamp();
        try
        {
            entry.Receipt = receipts[part.Key] = await part.SendAsync(receipts, cancellationToken);
        }
        catch (NotDeliveredException fault)
        {
            (entry.State, entry.SettledAt, entry.Reason) =
                (fault.IsTransient ? DeliveryState.Waiting : DeliveryState.Refused, clock.GetUtcNow(), fault.Message);
            await context.SaveChangesAsync(CancellationToken.None);
            metrics.Record(entry.Outlet, entry.State);
            throw;
        }
        (entry.State, entry.SettledAt) = (DeliveryState.Delivered, clock.GetUtcNow());
        await context.SaveChangesAsync(CancellationToken.None);
        metrics.RecordDelivered(entry.Outlet, clock.GetElapsedTime(started));
    }

    private async Task SettleAsync(LedgerEntry entry, DeliveryStatus status, DeliveryContext context)
    {
        entry.SettledAt = clock.GetUtcNow();
        if (status is DeliveryStatus.Arrived arrived)
        {
            (entry.State, entry.Receipt) = (DeliveryState.Delivered, arrived.Receipt);
            LogFound(log, entry.Outlet, entry.Part, entry.Edition, entry.ScheduledAt);
        }
        else
        {
            (entry.State, entry.Reason) = (DeliveryState.Uncertain, ((DeliveryStatus.Unknown)status).Reason);
            LogUncertain(log, entry.Number, entry.Outlet, entry.Part, entry.Edition, entry.ScheduledAt, entry.Reason);
        }
        await context.SaveChangesAsync(CancellationToken.None);
        metrics.Record(entry.Outlet, entry.State);
    }

    private static LedgerEntry NewEntry(Outlet outlet, BriefingComposed briefing, IOutletPart part) => new()
    {
        Outlet = outlet.Name,
        BriefingId = briefing.BriefingId,
        Part = part.Key,
        Edition = briefing.Edition,
        ScheduledAt = briefing.ScheduledAt,
    };

    private static void Throw(IReadOnlyList<Exception> faults)
    {
        var passing = faults.Where(TransientFault.IsTransient).ToList();
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

    [LoggerMessage(
        LogLevel.Information, "{Outlet} has part {Part} of {Edition} {ScheduledAt} already: an attempt that broke off had arrived")]
    private static partial void LogFound(ILogger log, string outlet, string part, string edition, DateTimeOffset scheduledAt);

    [LoggerMessage(
        LogLevel.Warning,
        "Delivery {Number} is uncertain: {Outlet}, part {Part} of {Edition} {ScheduledAt}. {Reason}. See 'briefingbus deliveries'")]
    private static partial void LogUncertain(
        ILogger log, long number, string outlet, string part, string edition, DateTimeOffset scheduledAt, string reason);
}

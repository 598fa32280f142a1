using System.Collections.Concurrent;
using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.Delivery.Ledger;

/// <summary>Checks that deliveries make progress: no outlet fails for long, no delivery hangs, and no briefing waits in a queue without a
/// consumer.</summary>
/// <param name="names">The names of the queues with briefings.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">Gets a line when an outlet begins to fail, and when it works again.</param>
/// <param name="queues">Counts the briefings in the queues; null without a broker.</param>
public sealed partial class DeliveryProgress(
    IReadOnlyList<string> names, TimeProvider clock, ILogger<DeliveryProgress> log, QueueDepths? queues = null) : IHealthCheck
{
    /// <summary>How often the queues are counted.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>The maximum time for which an outlet may fail; most faults are shorter.</summary>
    private static readonly TimeSpan MaxFailing = TimeSpan.FromMinutes(1);

    /// <summary>The maximum time for which a briefing may wait in a queue.</summary>
    private static readonly TimeSpan MaxWaiting = TimeSpan.FromMinutes(3);

    /// <summary>The maximum duration of a call, since an outlet may request a pause of ten minutes.</summary>
    private static readonly TimeSpan MaxCall = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, (long Since, string Reason)> failing = new(StringComparer.Ordinal);
    private long active = clock.GetTimestamp();
    private int inProgress;
    private (long Count, long Since)? waiting;

    /// <summary>Records the beginning of a delivery; disposing the result records its end.</summary>
    public IDisposable Begin()
    {
        Interlocked.Increment(ref inProgress);
        NoteActivity();
        return new Delivering(this);
    }

    /// <summary>Records a call.</summary>
    public void NoteActivity() => Volatile.Write(ref active, clock.GetTimestamp());

    /// <summary>Records that an outlet accepted a delivery or refused it permanently.</summary>
    public void NoteEnd(string outlet)
    {
        if (failing.TryRemove(outlet, out var failed))
            LogBack(outlet, clock.GetElapsedTime(failed.Since));
    }

    /// <summary>Records that an outlet did not accept a delivery, which is retried.</summary>
    public void NoteFailure(string outlet, Exception fault)
    {
        var reason = TransientFault.Reason(fault);
        var now = clock.GetTimestamp();
        if (failing.AddOrUpdate(outlet, (now, reason), (_, known) => (known.Since, reason)).Since == now)
            LogFailing(outlet, reason);
    }

    /// <summary>Counts the briefings that wait in the queues.</summary>
    public async Task CountWaitingAsync(CancellationToken cancellationToken)
    {
        if (queues is not { HasBroker: true })
            return;
        var count = await queues.WaitingAsync(names, cancellationToken);
        var idle = Volatile.Read(ref active);
        waiting = count is null or 0 ? null
            : waiting is { } known && known.Since > idle ? (count.Value, known.Since)
            : (count.Value, clock.GetTimestamp());
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = failing.Where(f => clock.GetElapsedTime(f.Value.Since) > MaxFailing)
            .OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => $"{f.Key} has taken nothing for {clock.GetElapsedTime(f.Value.Since).TotalMinutes:0} min: {f.Value.Reason}.")
            .ToList();
        if (Volatile.Read(ref inProgress) > 0 && clock.GetElapsedTime(Volatile.Read(ref active)) > MaxCall)
            faults.Add($"A delivery has been running for {MaxCall.TotalMinutes:0} min.");
        if (waiting is { } left && clock.GetElapsedTime(left.Since) > MaxWaiting)
            faults.Add($"{left.Count} briefings wait in the queues, and none has been taken for {MaxWaiting.TotalMinutes:0} min.");
        return Task.FromResult(faults is [] ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(string.Join(' ', faults)));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Outlet} did not accept a delivery; retrying: {Reason}")]
    private partial void LogFailing(string outlet, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Outlet} accepts deliveries again, after {Away}")]
    private partial void LogBack(string outlet, TimeSpan away);

    private sealed class Delivering(DeliveryProgress progress) : IDisposable
    {
        public void Dispose()
        {
            progress.NoteActivity();
            Interlocked.Decrement(ref progress.inProgress);
        }
    }
}

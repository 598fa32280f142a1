using System.Runtime.ExceptionServices;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Outlets;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Reports;

namespace BriefingBus.Delivery.Notices;

/// <summary>Notifies the operator, once for each problem and once when it is over, and sends the heartbeat while everything is
/// well.</summary>
public sealed class OperatorNotices(
    IEnumerable<NamedOutlets> outlets, ReportStore reports, ServiceReporter self, BrokerStatus broker, Deliverer deliverer,
    Heartbeat heartbeat, NoticeOptions options, TimeProvider clock)
{
    /// <summary>The time between two passes.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>The maximum time that a pass waits for outlets. One may ask for a pause of ten minutes: it must delay neither the heartbeat
    /// nor the next notice to the others.</summary>
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    // The last delivery to each outlet, by its name.
    private readonly Dictionary<string, Task> deliveries = new(StringComparer.Ordinal);
    private long? reachableSince;

    /// <summary>Runs one pass. This process's own report bypasses the broker, so that problems of the broker are reported, too. An outlet
    /// that is still busy with the notices of an earlier pass gets the new ones from a later pass.</summary>
    /// <param name="cancellationToken">Cancels the pass and its deliveries, also those that continue after it.</param>
    /// <exception cref="NotDeliveredException">A notice did not arrive; the next pass sends it again.</exception>
    public async Task UpdateAsync(CancellationToken cancellationToken)
    {
        await reports.KeepAsync(await self.CurrentAsync(cancellationToken), cancellationToken);
        var (notices, allWell) = await reports.UpdateAsync(ReportsArrive(), cancellationToken);
        if (allWell)
            await heartbeat.BeatAsync(cancellationToken);
        var rendered = new List<IReadOnlyList<BriefingComposed>>();
        foreach (var notice in notices)
        {
            var raised = await NoticeBriefing.OfAsync(notice, resolved: false);
            rendered.Add(notice.ResolvedAt is null ? [raised] : [raised, await NoticeBriefing.OfAsync(notice, resolved: true)]);
        }
        foreach (var outlet in outlets.SelectMany(o => o.All))
        {
            if (deliveries.GetValueOrDefault(outlet.Name) is not { IsCompleted: false })
                deliveries[outlet.Name] = DeliverAsync(outlet, rendered, cancellationToken);
        }
        // Cancelled deliveries end by themselves.
        await Task.WhenAll(deliveries.Values).WaitAsync(MaxWait, clock, CancellationToken.None)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(deliveries.Values.Where(delivery => delivery.IsCompleted));
    }

    /// <summary>Delivers to one outlet, so that its faults keep no notice from the others. A notice that it refuses keeps back no other
    /// notice; one that it cannot take now does.</summary>
    private async Task DeliverAsync(
        Outlet outlet, IReadOnlyList<IReadOnlyList<BriefingComposed>> notices, CancellationToken cancellationToken)
    {
        ExceptionDispatchInfo? refusal = null;
        foreach (var notice in notices)
        {
            try
            {
                foreach (var part in notice)
                    await deliverer.DeliverNoticeAsync([outlet], part, cancellationToken);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested && !TransientFault.IsTransient(fault))
            {
                refusal ??= ExceptionDispatchInfo.Capture(fault);
            }
        }
        refusal?.Throw();
    }

    /// <summary>Whether reports have arrived for so long that a service without one is silent. After the start, and after an outage of the
    /// broker, the last reports are old because none could arrive.</summary>
    private bool ReportsArrive()
    {
        reachableSince = broker.Away is null && broker.Blocked is null ? reachableSince ?? clock.GetTimestamp() : null;
        return reachableSince is { } since && clock.GetElapsedTime(since) >= options.SilentAfter;
    }
}

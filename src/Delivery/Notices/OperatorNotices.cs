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

    private long? reachableSince;

    /// <summary>Runs one pass. This process's own report bypasses the broker, so that problems of the broker are reported, too.</summary>
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
        await Task.WhenAll(outlets.SelectMany(o => o.All).Select(outlet => DeliverAsync(outlet, rendered, cancellationToken)));
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

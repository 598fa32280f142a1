using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Outlets;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Cli.Run;

/// <summary>Resumes the deliveries that the last process did not finish, since the bus of <c>briefingbus run</c> ends with its process. At
/// the start, and every ten minutes while entries of the ledger wait, the last day's briefings are sent to the outlets' queues again. The
/// ledger prevents duplicates.</summary>
internal sealed class UnfinishedDeliveries(
    IReadOnlyList<OutletKind> outlets, IBusControl bus, IDbContextFactory<DeliveryContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(1);

    /// <summary>The time between two checks of the ledger.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private bool begun;

    public async Task ResumeAsync(CancellationToken cancellationToken)
    {
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, cancellationToken);
        if (begun && !await AnyWaitsAsync(cancellationToken))
            return;
        foreach (var outlet in outlets)
            await bus.Publish(new RepublishBriefings { Since = clock.GetUtcNow() - Back, ToQueue = outlet.Name }, cancellationToken);
        begun = true;
    }

    private async Task<bool> AnyWaitsAsync(CancellationToken cancellationToken)
    {
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - Back);
        await using var ledger = await contexts.CreateDbContextAsync(cancellationToken);
        return await ledger.Deliveries.AnyAsync(
            d => d.ScheduledAt >= since
                && (d.State == DeliveryState.Waiting || (d.State == DeliveryState.Started && d.StartedAt <= now - Interval)),
            cancellationToken);
    }
}

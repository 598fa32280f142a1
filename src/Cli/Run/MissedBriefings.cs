using BriefingBus.Web.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Cli.Run;

/// <summary>Requests from Composer at the start the briefings that the web page missed: those of the last day, because the bus of
/// <c>briefingbus run</c> ends with its process, or all of them for a new page. The page ignores those that it has.</summary>
internal sealed class MissedBriefings(IBusControl bus, IDbContextFactory<WebContext> contexts)
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(1);

    /// <summary>Requests the briefings.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await context.Briefings.MaxAsync(b => (DateTimeOffset?)b.ScheduledAt, cancellationToken);
        var since = last - Back ?? DateTimeOffset.UnixEpoch;
        await bus.Publish(new RepublishBriefings { Since = since, ToQueue = QueueNames.WebBriefings }, cancellationToken);
    }
}

using BriefingBus.Contracts;
using BriefingBus.Web.Archive;
using BriefingBus.Web.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Cli.Run;

/// <summary>Has Composer send the web page, at the start, the briefings that it has not: all of them where it is new, and the last day's, because
/// the bus of <c>briefingbus run</c> dies with its process. What the page has already it leaves alone.</summary>
internal sealed class MissedBriefings(IBusControl bus, IDbContextFactory<WebContext> contexts)
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(1);

    /// <summary>Asks for them.</summary>
    public async Task AskAsync(CancellationToken cancellationToken)
    {
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await context.Briefings.MaxAsync(b => (DateTimeOffset?)b.ScheduledAt, cancellationToken);
        await bus.Publish(
            new RepublishBriefings { Since = last - Back ?? DateTimeOffset.UnixEpoch, ToQueue = BriefingComposedConsumerDefinition.Queue }, cancellationToken);
    }
}

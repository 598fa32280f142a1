using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Composer.Publishing;

/// <summary>Publishes briefings that a crash left stored but unpublished, and republishes those that a broker may have lost with its
/// data.</summary>
public sealed partial class UnpublishedBriefings(Publication publication, Republication republication, BrokerStatus broker, IBus bus,
    TimeProvider clock, ILogger<UnpublishedBriefings> log)
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(1);

    private int lossesMet;
    private long? lossSeen;

    /// <summary>Publishes the waiting briefings.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        var published = await publication.PublishPendingAsync(bus, cancellationToken);
        if (published > 0)
            LogPublished(log, published);
        if (broker.Losses is var losses && losses > lossesMet
            && clock.GetElapsedTime(lossSeen ??= clock.GetTimestamp()) >= BrokerStatus.Reconnecting)
        {
            // Briefings that were still in queues were lost with the broker's data; subscribers recognise those that they already have.
            await foreach (var briefing in republication.FindAsync(
                new RepublishBriefings { Since = clock.GetUtcNow() - Back }, cancellationToken))
                await PublishLimit.KeepAsync(limited => bus.Publish(briefing, limited), cancellationToken);
            (lossesMet, lossSeen) = (losses, null);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Published {Count} briefings that had been stored but not marked as published")]
    private static partial void LogPublished(ILogger log, int count);
}

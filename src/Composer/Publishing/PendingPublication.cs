using MassTransit;

namespace BriefingBus.Composer.Publishing;

/// <summary>Makes good what a crash left stored but not published.</summary>
public sealed partial class PendingPublication(Publication publication, IBus bus, ILogger<PendingPublication> log)
{
    /// <summary>Publishes what waits.</summary>
    public async Task PublishAsync(CancellationToken cancellationToken)
    {
        var published = await publication.PublishPendingAsync(bus, cancellationToken);
        if (published > 0)
            LogPublished(log, published);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Published {Count} briefings that had been stored but not marked as published")]
    private static partial void LogPublished(ILogger log, int count);
}

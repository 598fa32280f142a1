using MassTransit;
using Quartz;

namespace BriefingBus.Composer.Publishing;

/// <summary>Makes good what a crash left stored but not published.</summary>
[DisallowConcurrentExecution]
public sealed partial class PendingPublication(Publication publication, IBus bus, ILogger<PendingPublication> log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var published = await publication.PublishPendingAsync(bus, cancellationToken);
        if (published > 0)
            LogPublished(log, published);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Published {Count} briefings that had been stored but not marked as published")]
    private static partial void LogPublished(ILogger log, int count);
}

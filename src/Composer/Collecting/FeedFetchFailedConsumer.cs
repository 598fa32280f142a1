using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Collecting;

/// <summary>Collects polls that failed.</summary>
public sealed class FeedFetchFailedConsumer(FeedHealthCollector collector) : IConsumer<FeedFetchFailed>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<FeedFetchFailed> context) => collector.CollectAsync(context.Message, context.CancellationToken);
}

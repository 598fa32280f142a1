using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Collecting;

/// <summary>Collects polls that succeeded.</summary>
public sealed class FeedFetchedConsumer(FeedHealthCollector collector) : IConsumer<FeedFetched>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<FeedFetched> context) => collector.CollectAsync(context.Message, context.CancellationToken);
}

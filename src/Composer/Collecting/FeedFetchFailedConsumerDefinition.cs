using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Collecting;

/// <summary>Failed and successful polls share a queue, which preserves their order.</summary>
public sealed class FeedFetchFailedConsumerDefinition : ConsumerDefinition<FeedFetchFailedConsumer>
{
    /// <summary>Names the queue.</summary>
    public FeedFetchFailedConsumerDefinition() => EndpointName = QueueNames.ComposerFeeds;
}

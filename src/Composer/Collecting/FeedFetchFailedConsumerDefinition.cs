using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Collecting;

/// <summary>Polls that failed share a queue with those that succeeded, so that they are counted in their order.</summary>
public sealed class FeedFetchFailedConsumerDefinition : ConsumerDefinition<FeedFetchFailedConsumer>
{
    /// <summary>Names the queue.</summary>
    public FeedFetchFailedConsumerDefinition() => EndpointName = QueueNames.ComposerFeeds;
}

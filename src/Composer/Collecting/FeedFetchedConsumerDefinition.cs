using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Collecting;

/// <summary>Polls that succeeded share a queue with those that failed, so that they are counted in their order.</summary>
public sealed class FeedFetchedConsumerDefinition : ConsumerDefinition<FeedFetchedConsumer>
{
    /// <summary>Names the queue.</summary>
    public FeedFetchedConsumerDefinition() => EndpointName = QueueNames.ComposerFeeds;
}

using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Collecting;

/// <summary>Successful and failed polls share a queue, which preserves their order.</summary>
public sealed class FeedFetchedConsumerDefinition : ConsumerDefinition<FeedFetchedConsumer>
{
    /// <summary>Names the queue.</summary>
    public FeedFetchedConsumerDefinition() => EndpointName = QueueNames.ComposerFeeds;
}

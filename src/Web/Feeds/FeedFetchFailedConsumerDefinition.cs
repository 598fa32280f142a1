using MassTransit;

namespace BriefingBus.Web.Feeds;

/// <summary>Polls that failed share a queue with those that succeeded, so that they come in their order.</summary>
public sealed class FeedFetchFailedConsumerDefinition : ConsumerDefinition<FeedFetchFailedConsumer>
{
    /// <summary>Names the queue.</summary>
    public FeedFetchFailedConsumerDefinition() => EndpointName = QueueNames.WebFeeds;
}

using MassTransit;

namespace BriefingBus.Web.Feeds;

/// <summary>Polls that succeeded share a queue with those that failed, so that they come in their order.</summary>
public sealed class FeedFetchedConsumerDefinition : ConsumerDefinition<FeedFetchedConsumer>
{
    /// <summary>Names the queue.</summary>
    public FeedFetchedConsumerDefinition() => EndpointName = QueueNames.WebFeeds;
}

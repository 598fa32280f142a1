using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Fetcher.Polling;

/// <summary>The queue of polls that are asked for.</summary>
public sealed class FetchFeedConsumerDefinition : ConsumerDefinition<FetchFeedConsumer>
{
    /// <summary>Names the queue. Its work is one short write, so that a few at once are plenty.</summary>
    public FetchFeedConsumerDefinition()
    {
        EndpointName = QueueNames.FetchFeed;
        ConcurrentMessageLimit = 4;
    }
}

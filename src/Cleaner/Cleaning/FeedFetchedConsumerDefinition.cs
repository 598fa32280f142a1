using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>The queue of polls to clean: cleaning uses a whole core, so as many run at once as there are cores, and few are
/// prefetched.</summary>
public sealed class FeedFetchedConsumerDefinition : ConsumerDefinition<FeedFetchedConsumer>
{
    /// <summary>Names the queue for its service: others consume the same message.</summary>
    public FeedFetchedConsumerDefinition()
    {
        EndpointName = QueueNames.CleanerFeedFetched;
        ConcurrentMessageLimit = Environment.ProcessorCount;
    }

    protected override void ConfigureConsumer(IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<FeedFetchedConsumer> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 2 * Environment.ProcessorCount;
        // A failing entry goes to a queue of its own; what fails here is the bus, for a time.
        endpointConfigurator.UseMessageRetry(retry => retry.Exponential(
            retryLimit: 4,
            minInterval: TimeSpan.FromMilliseconds(200),
            maxInterval: TimeSpan.FromSeconds(5),
            intervalDelta: TimeSpan.FromMilliseconds(500)));
    }
}

using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>The queue of polls to clean: cleaning keeps a core busy, so as many at once as there are cores, and few in advance.</summary>
public sealed class FeedFetchedConsumerDefinition : ConsumerDefinition<FeedFetchedConsumer>
{
    /// <summary>Names the queue for its service: others hear of polls too.</summary>
    public FeedFetchedConsumerDefinition()
    {
        EndpointName = QueueNames.CleanerFeedFetched;
        ConcurrentMessageLimit = Environment.ProcessorCount;
    }

    /// <inheritdoc />
    protected override void ConfigureConsumer(IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<FeedFetchedConsumer> consumerConfigurator, IRegistrationContext context)
    {
        endpointConfigurator.PrefetchCount = 2 * Environment.ProcessorCount;
        // Entries fail by themselves; what fails here is the bus, which heals.
        endpointConfigurator.UseMessageRetry(retry => retry.Exponential(
            retryLimit: 4,
            minInterval: TimeSpan.FromMilliseconds(200),
            maxInterval: TimeSpan.FromSeconds(5),
            intervalDelta: TimeSpan.FromMilliseconds(500)));
    }
}

using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Composing;

/// <summary>Briefings are composed one at a time in a process: each is short work, and the next may depend on it.</summary>
public sealed class ComposeBriefingConsumerDefinition : ConsumerDefinition<ComposeBriefingConsumer>
{
    /// <summary>Names the queue.</summary>
    public ComposeBriefingConsumerDefinition()
    {
        EndpointName = QueueNames.ComposeBriefing;
        ConcurrentMessageLimit = 1;
    }
}

using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Composing;

/// <summary>One briefing at a time, so that the lists do not keep Composer from composing.</summary>
public sealed class LeftOutConsumerDefinition : ConsumerDefinition<LeftOutConsumer>
{
    /// <summary>Names the queue.</summary>
    public LeftOutConsumerDefinition()
    {
        EndpointName = QueueNames.ComposerLeftOut;
        ConcurrentMessageLimit = 1;
    }
}

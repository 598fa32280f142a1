using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Publishing;

/// <summary>Requests are handled one at a time.</summary>
public sealed class RepublishBriefingsConsumerDefinition : ConsumerDefinition<RepublishBriefingsConsumer>
{
    /// <summary>Names the queue.</summary>
    public RepublishBriefingsConsumerDefinition()
    {
        EndpointName = QueueNames.RepublishBriefings;
        ConcurrentMessageLimit = 1;
    }
}

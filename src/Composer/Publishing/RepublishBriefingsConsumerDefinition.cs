using MassTransit;

namespace BriefingBus.Composer.Publishing;

/// <summary>Requests to publish again are served one at a time.</summary>
public sealed class RepublishBriefingsConsumerDefinition : ConsumerDefinition<RepublishBriefingsConsumer>
{
    /// <summary>Names the queue.</summary>
    public RepublishBriefingsConsumerDefinition()
    {
        EndpointName = "republish-briefings";
        ConcurrentMessageLimit = 1;
    }
}

using MassTransit;

namespace BriefingBus.Web.Archive;

/// <summary>Briefings are kept one at a time.</summary>
public sealed class BriefingComposedConsumerDefinition : ConsumerDefinition<BriefingComposedConsumer>
{
    /// <summary>The queue's name.</summary>
    public const string Queue = QueueNames.WebBriefings;

    /// <summary>Names the queue.</summary>
    public BriefingComposedConsumerDefinition()
    {
        EndpointName = Queue;
        ConcurrentMessageLimit = 1;
    }
}

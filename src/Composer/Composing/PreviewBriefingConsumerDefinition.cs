using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Composing;

/// <summary>One preview at a time, so that previews do not keep Composer from composing.</summary>
public sealed class PreviewBriefingConsumerDefinition : ConsumerDefinition<PreviewBriefingConsumer>
{
    /// <summary>Names the queue.</summary>
    public PreviewBriefingConsumerDefinition()
    {
        EndpointName = QueueNames.PreviewBriefing;
        ConcurrentMessageLimit = 1;
    }
}

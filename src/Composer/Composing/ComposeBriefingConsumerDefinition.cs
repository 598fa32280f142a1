using MassTransit;

namespace BriefingBus.Composer.Composing;

/// <summary>Briefings are composed one at a time in a process: each is short work, and the next may build on it.</summary>
public sealed class ComposeBriefingConsumerDefinition : ConsumerDefinition<ComposeBriefingConsumer>
{
    /// <summary>Names the queue.</summary>
    public ComposeBriefingConsumerDefinition()
    {
        EndpointName = "compose-briefing";
        ConcurrentMessageLimit = 1;
    }
}

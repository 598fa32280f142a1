using MassTransit;

namespace BriefingBus.Web.Feeds;

/// <summary>Entries that could not be cleaned.</summary>
public sealed class CleanItemFaultConsumerDefinition : ConsumerDefinition<CleanItemFaultConsumer>
{
    /// <summary>Names the queue.</summary>
    public CleanItemFaultConsumerDefinition() => EndpointName = QueueNames.WebFailedItems;
}

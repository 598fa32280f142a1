using MassTransit;

namespace BriefingBus.Web.Archive;

/// <summary>Stores each briefing.</summary>
public sealed class BriefingComposedConsumer(BriefingArchive archive) : IConsumer<BriefingComposed>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<BriefingComposed> context) => archive.KeepAsync(context.Message, context.CancellationToken);
}

/// <summary>Stores briefings one at a time.</summary>
public sealed class BriefingComposedConsumerDefinition : ConsumerDefinition<BriefingComposedConsumer>
{
    /// <summary>Names the queue.</summary>
    public BriefingComposedConsumerDefinition()
    {
        EndpointName = QueueNames.WebBriefings;
        ConcurrentMessageLimit = 1;
    }
}

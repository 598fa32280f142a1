using MassTransit;

namespace BriefingBus.Web.Archive;

/// <summary>Stores what briefings left out.</summary>
internal sealed class ItemsLeftOutConsumer(LeftOutArchive archive) : IConsumer<ItemsLeftOut>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<ItemsLeftOut> context) => archive.KeepAsync(context.Message, context.CancellationToken);
}

/// <summary>Stores one message at a time.</summary>
internal sealed class ItemsLeftOutConsumerDefinition : ConsumerDefinition<ItemsLeftOutConsumer>
{
    /// <summary>Names the queue.</summary>
    public ItemsLeftOutConsumerDefinition()
    {
        EndpointName = QueueNames.WebLeftOut;
        ConcurrentMessageLimit = 1;
    }
}

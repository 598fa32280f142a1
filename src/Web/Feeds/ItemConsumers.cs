using MassTransit;

namespace BriefingBus.Web.Feeds;

/// <summary>Stores cleaned items, many in one transaction.</summary>
public sealed class ItemCleanedConsumer(EntryRecord record) : IConsumer<Batch<ItemCleaned>>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<Batch<ItemCleaned>> context) =>
        record.KeepAsync([.. context.Message.Select(m => m.Message)], context.CancellationToken);
}

/// <summary>Batches of the items that come within a moment, at most a hundred.</summary>
public sealed class ItemCleanedConsumerDefinition : ConsumerDefinition<ItemCleanedConsumer>
{
    private const int MaxBatch = 100;

    /// <summary>Names the queue.</summary>
    public ItemCleanedConsumerDefinition()
    {
        EndpointName = QueueNames.WebItems;
        Endpoint(e => e.PrefetchCount = 2 * MaxBatch);
    }

    /// <inheritdoc/>
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<ItemCleanedConsumer> consumerConfigurator,
        IRegistrationContext context) =>
        consumerConfigurator.Options<BatchOptions>(batch => batch
            .SetMessageLimit(MaxBatch)
            .SetTimeLimit(TimeSpan.FromMilliseconds(100))
            .SetConcurrencyLimit(1));
}

/// <summary>Records which entries could not be cleaned, and why.</summary>
public sealed class CleanItemFaultConsumer(EntryRecord record) : IConsumer<Fault<CleanItem>>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<Fault<CleanItem>> context) => record.KeepFailureAsync(
        context.Message.Message, context.Message.Exceptions.FirstOrDefault()?.Message ?? "", context.CancellationToken);
}

/// <summary>The queue of entries that could not be cleaned.</summary>
public sealed class CleanItemFaultConsumerDefinition : ConsumerDefinition<CleanItemFaultConsumer>
{
    /// <summary>Names the queue.</summary>
    public CleanItemFaultConsumerDefinition() => EndpointName = QueueNames.WebFailedItems;
}

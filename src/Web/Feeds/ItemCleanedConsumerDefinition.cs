using MassTransit;

namespace BriefingBus.Web.Feeds;

/// <summary>Items come in batches: as many as have come within a moment, at most a hundred.</summary>
public sealed class ItemCleanedConsumerDefinition : ConsumerDefinition<ItemCleanedConsumer>
{
    private const int Largest = 100;

    /// <summary>Names the queue.</summary>
    public ItemCleanedConsumerDefinition()
    {
        EndpointName = QueueNames.WebItems;
        Endpoint(e => e.PrefetchCount = 2 * Largest);
    }

    /// <inheritdoc/>
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<ItemCleanedConsumer> consumerConfigurator,
        IRegistrationContext context) =>
        consumerConfigurator.Options<BatchOptions>(batch => batch
            .SetMessageLimit(Largest)
            .SetTimeLimit(TimeSpan.FromMilliseconds(100))
            .SetConcurrencyLimit(1));
}

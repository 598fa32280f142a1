using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Collecting;

/// <summary>Batches of the items that arrive within a moment, at most a hundred.</summary>
public sealed class ItemCleanedConsumerDefinition : ConsumerDefinition<ItemCleanedConsumer>
{
    private const int Largest = 100;

    /// <summary>Names the queue.</summary>
    public ItemCleanedConsumerDefinition()
    {
        EndpointName = QueueNames.ComposerItems;
        Endpoint(e => e.PrefetchCount = 2 * Largest);
    }

    /// <inheritdoc/>
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<ItemCleanedConsumer> consumerConfigurator,
        IRegistrationContext context) =>
        consumerConfigurator.Options<BatchOptions>(batch => batch
            .SetMessageLimit(Largest)
            .SetTimeLimit(TimeSpan.FromMilliseconds(50))
            .SetConcurrencyLimit(2));
}

using BriefingBus.Delivery.Ledger;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Delivery.Outlets;

/// <summary>Delivers each briefing to the outlets of one kind.</summary>
/// <typeparam name="TOptions">The options of the kind.</typeparam>
public sealed class OutletConsumer<TOptions>(Deliverer deliverer, NamedOutlets<TOptions> outlets) : IConsumer<BriefingComposed>
    where TOptions : OutletOptions
{
    public Task Consume(ConsumeContext<BriefingComposed> context) =>
        deliverer.DeliverAsync(outlets.All, context.Message, context.CancellationToken);
}

/// <summary>The queue of a kind of outlet, named after it. Deliveries are few and each may take a while, so they come one at a time, in
/// order; a kill then counts against one message alone. An outlet that is away is tried 24 times, within five minutes where it refuses at
/// once and within the half hour that RabbitMQ allows a consumer where each try takes a minute. Then the message goes back to its queue;
/// with the queue's 20 deliveries it goes to the dead letters after an hour and three quarters.</summary>
/// <typeparam name="TOptions">The options of the kind.</typeparam>
public sealed class OutletConsumerDefinition<TOptions> : ConsumerDefinition<OutletConsumer<TOptions>>
    where TOptions : OutletOptions, IOutletOptions
{
    /// <summary>The waits between tries, after each of the six tries that every queue makes.</summary>
    private static readonly TimeSpan[] Waits = [.. new[] { 5, 15, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>Names the queue after the kind of outlet.</summary>
    public OutletConsumerDefinition()
    {
        EndpointName = TOptions.Kind;
        ConcurrentMessageLimit = 1;
        Endpoint(e => e.PrefetchCount = 1);
    }

    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator,
        IConsumerConfigurator<OutletConsumer<TOptions>> consumerConfigurator,
        IRegistrationContext context)
    {
        // A process that is all of BriefingBus has its messages in memory: what fails goes where a person sees it.
        if (endpointConfigurator is IRabbitMqReceiveEndpointConfigurator)
            consumerConfigurator.UseMessageRetry(retry =>
            {
                retry.Handle<Exception>(TransientFault.IsTransient);
                retry.Intervals(Waits);
            });
    }
}

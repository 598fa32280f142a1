using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Delivery;

/// <summary>Delivers each briefing to the outlets of one kind.</summary>
/// <typeparam name="TOptions">The options of the kind.</typeparam>
public sealed class OutletConsumer<TOptions>(Deliverer deliverer, NamedOutlets<TOptions> outlets) : IConsumer<BriefingComposed>
    where TOptions : OutletOptions
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<BriefingComposed> context) =>
        deliverer.DeliverAsync(outlets.All, context.Message, context.CancellationToken);
}

/// <summary>The queue of a kind of outlet, named after it. Deliveries are few and each may take a while, so they come one at a time, in
/// order; a kill then counts against one message alone. An outlet that is away is tried every half minute, for 24 minutes with each of the
/// queue's 20 deliveries: less than the half hour that RabbitMQ allows a consumer. After eight hours the message goes to the dead
/// letters.</summary>
/// <typeparam name="TOptions">The options of the kind.</typeparam>
public sealed class OutletConsumerDefinition<TOptions> : ConsumerDefinition<OutletConsumer<TOptions>>
    where TOptions : OutletOptions, IOutletOptions
{
    /// <summary>The waits between tries, four minutes in all, after each of the six tries that every queue makes.</summary>
    private static readonly TimeSpan[] Waits =
        [.. new[] { 0.1, 0.5, 2, 5, 10 }.Concat(Enumerable.Repeat(30.0, 7)).Select(TimeSpan.FromSeconds)];

    /// <summary>Names the queue after the kind of outlet.</summary>
    public OutletConsumerDefinition()
    {
        EndpointName = TOptions.Kind;
        ConcurrentMessageLimit = 1;
        Endpoint(e => e.PrefetchCount = 1);
    }

    /// <inheritdoc/>
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

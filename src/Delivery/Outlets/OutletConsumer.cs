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

/// <summary>The queue of a kind of outlet, named after it. Deliveries are few and may be slow, so they are consumed in order, one at a
/// time; a kill then counts against only one message. An unreachable outlet is tried 24 times: within five minutes if it refuses at once,
/// and within the half hour that RabbitMQ allows a consumer if each attempt takes a minute. Then the message is requeued. It is
/// dead-lettered after the queue's 20 deliveries, which take an hour and three quarters.</summary>
/// <typeparam name="TOptions">The options of the kind.</typeparam>
public sealed class OutletConsumerDefinition<TOptions> : ConsumerDefinition<OutletConsumer<TOptions>>
    where TOptions : OutletOptions, IOutletOptions
{
    /// <summary>The waits between rounds of the six attempts that every queue makes.</summary>
    private static readonly TimeSpan[] Waits = [.. new[] { 5, 15, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>Sets the queue's name to the kind of outlet.</summary>
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
        // A process with all services has its messages in memory, so a failed message is dead-lettered instead of requeued.
        if (endpointConfigurator is IRabbitMqReceiveEndpointConfigurator)
            consumerConfigurator.UseMessageRetry(retry =>
            {
                retry.Handle<Exception>(TransientFault.IsTransient);
                retry.Intervals(Waits);
            });
    }
}

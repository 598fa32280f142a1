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

/// <summary>The queue of a kind of outlet, named after it. Deliveries are few and each may take a while, so they come one at a time, in order; a
/// kill then counts against one message alone. An outlet that is away is tried for 18 s, then every five minutes; with the queue's 20
/// deliveries that is an hour and three quarters before a message goes to the dead letters.</summary>
/// <typeparam name="TOptions">The options of the kind.</typeparam>
public sealed class OutletConsumerDefinition<TOptions> : ConsumerDefinition<OutletConsumer<TOptions>>
    where TOptions : OutletOptions, IOutletOptions
{
    private static readonly TimeSpan RestartTimeout = TimeSpan.FromMinutes(5);

    /// <summary>Names the queue after the kind of outlet.</summary>
    public OutletConsumerDefinition()
    {
        EndpointName = TOptions.Kind;
        ConcurrentMessageLimit = 1;
        Endpoint(e => e.PrefetchCount = 1);
    }

    /// <inheritdoc/>
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<OutletConsumer<TOptions>> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.UseKillSwitch(killSwitch => killSwitch
            .SetExceptionFilter(faults => faults.Handle<Exception>(TransientFault.IsTransient))
            .SetActivationThreshold(1)
            .SetTripThreshold(0.5)
            .SetTrackingPeriod(TimeSpan.FromMinutes(1))
            .SetRestartTimeout(RestartTimeout));
}

using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Delivery.Ledger;

/// <summary>The queue of a kind of outlet. Deliveries are few and each may take a while, so they come one at a time, in order; a kill then
/// counts against the one message in hand. An outlet that is away is tried for 18 s, then every five minutes; with the queue's 20
/// deliveries that is an hour and three quarters before a message goes to the dead letters.</summary>
/// <typeparam name="TConsumer">The consumer.</typeparam>
public abstract class OutletConsumerDefinition<TConsumer> : ConsumerDefinition<TConsumer>
    where TConsumer : class, IConsumer
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    /// <summary>Names the queue after the kind of outlet, such as <c>slack</c>.</summary>
    protected OutletConsumerDefinition(string queue)
    {
        EndpointName = queue;
        ConcurrentMessageLimit = 1;
        Endpoint(e => e.PrefetchCount = 1);
    }

    /// <inheritdoc/>
    protected override void ConfigureConsumer(
        IReceiveEndpointConfigurator endpointConfigurator, IConsumerConfigurator<TConsumer> consumerConfigurator, IRegistrationContext context) =>
        endpointConfigurator.UseKillSwitch(rest => rest
            .SetExceptionFilter(faults => faults.Handle<Exception>(TransientFault.CanPass))
            .SetActivationThreshold(1)
            .SetTripThreshold(0.5)
            .SetTrackingPeriod(TimeSpan.FromMinutes(1))
            .SetRestartTimeout(Rest));
}

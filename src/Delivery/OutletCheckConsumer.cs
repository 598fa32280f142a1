using MassTransit;

namespace BriefingBus.Delivery;

/// <summary>Answers whether the options of a new outlet are right. Drops requests whose sender no longer waits.</summary>
public sealed class OutletCheckConsumer(TimeProvider clock) : IConsumer<CheckOutlet>
{
    public Task Consume(ConsumeContext<CheckOutlet> context) => context.Message.AnswerBefore > clock.GetUtcNow()
        ? context.RespondAsync(OutletCheck.Of(context.Message))
        : Task.CompletedTask;
}

/// <summary>Shares the queue of the page's other requests: any Delivery process can answer.</summary>
public sealed class OutletCheckConsumerDefinition : ConsumerDefinition<OutletCheckConsumer>
{
    /// <summary>Names the queue.</summary>
    public OutletCheckConsumerDefinition()
    {
        EndpointName = QueueNames.Deliveries;
        ConcurrentMessageLimit = 4;
    }
}

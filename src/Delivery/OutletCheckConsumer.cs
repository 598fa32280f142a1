using MassTransit;

namespace BriefingBus.Delivery;

/// <summary>Answers what is wrong with an outlet that is to be configured. Nobody waits for an answer that comes too late.</summary>
public sealed class OutletCheckConsumer(TimeProvider clock) : IConsumer<CheckOutlet>
{
    public Task Consume(ConsumeContext<CheckOutlet> context) => context.Message.AnswerBefore > clock.GetUtcNow()
        ? context.RespondAsync(OutletCheck.Of(context.Message))
        : Task.CompletedTask;
}

/// <summary>Puts it on the queue of the page's other questions: any Delivery process can answer.</summary>
public sealed class OutletCheckConsumerDefinition : ConsumerDefinition<OutletCheckConsumer>
{
    /// <summary>Names the queue.</summary>
    public OutletCheckConsumerDefinition()
    {
        EndpointName = QueueNames.Deliveries;
        ConcurrentMessageLimit = 4;
    }
}

using MassTransit;

namespace BriefingBus.Delivery;

/// <summary>Answers whether the options of a new outlet are valid. Drops requests whose sender no longer waits.</summary>
public sealed class OutletCheckConsumer(TimeProvider clock) : IConsumer<CheckOutlet>
{
    public Task Consume(ConsumeContext<CheckOutlet> context) => context.Message.AnswerBefore > clock.GetUtcNow()
        ? context.RespondAsync(OutletCheck.Of(context.Message))
        : Task.CompletedTask;
}

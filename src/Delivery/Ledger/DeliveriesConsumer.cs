using MassTransit;

namespace BriefingBus.Delivery.Ledger;

/// <summary>Answers what was delivered where, and acts on what a person decides. Nobody waits for an answer that comes too late.</summary>
public sealed class DeliveriesConsumer(DeliveryListing listing, DeliveryDecisions decisions, TimeProvider clock)
    : IConsumer<ListDeliveries>, IConsumer<DecideDelivery>
{
    public async Task Consume(ConsumeContext<ListDeliveries> context)
    {
        if (context.Message.AnswerBefore > clock.GetUtcNow())
            await context.RespondAsync(await listing.ListAsync(context.Message, context.CancellationToken));
    }

    public async Task Consume(ConsumeContext<DecideDelivery> context)
    {
        var (asked, cancellation) = (context.Message, context.CancellationToken);
        if (asked.AnswerBefore <= clock.GetUtcNow())
            return;
        var decision = asked.Arrived
            ? await decisions.SettleAsync(asked.Number, cancellation)
            : await decisions.SendAgainAsync(asked.Number, cancellation);
        if (!asked.Arrived && decision.Refusal is null)
            await context.Publish(decision.Republication, cancellation);
        await context.RespondAsync(new DeliveryDecided { Refusal = decision.Refusal });
    }
}

/// <summary>The queue of questions about the ledger.</summary>
public sealed class DeliveriesConsumerDefinition : ConsumerDefinition<DeliveriesConsumer>
{
    /// <summary>Names the queue.</summary>
    public DeliveriesConsumerDefinition()
    {
        EndpointName = QueueNames.Deliveries;
        ConcurrentMessageLimit = 4;
    }
}

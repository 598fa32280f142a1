using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Delivery.Ledger;

/// <summary>Answers queries about deliveries, and carries out a person's decisions. Drops requests whose sender no longer waits.</summary>
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
            await PublishLimit.KeepAsync(limited => context.Publish(decision.Republication, limited), cancellation);
        await context.RespondAsync(new DeliveryDecided { Refusal = decision.Refusal });
    }
}

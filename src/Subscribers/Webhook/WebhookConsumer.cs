using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Webhook.Delivering;
using MassTransit;

namespace BriefingBus.Webhook;

/// <summary>Delivers each briefing to the web hooks.</summary>
public sealed class WebhookConsumer(Deliverer deliverer, WebhookReceivers receivers) : IConsumer<BriefingComposed>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<BriefingComposed> context) =>
        deliverer.DeliverAsync(receivers.Outlets, context.Message, context.CancellationToken);
}

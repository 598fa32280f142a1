using BriefingBus.Delivery.Ledger;


namespace BriefingBus.Webhook;

/// <summary>The queue of web hooks.</summary>
public sealed class WebhookConsumerDefinition() : OutletConsumerDefinition<WebhookConsumer>(WebhookRegistration.Kind);

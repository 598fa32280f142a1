using BriefingBus.Hosting.Deliveries;

namespace BriefingBus.Webhook;

/// <summary>The queue of web hooks.</summary>
public sealed class WebhookConsumerDefinition() : OutletConsumerDefinition<WebhookConsumer>(WebhookRegistration.Kind);

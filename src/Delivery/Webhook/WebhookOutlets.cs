using BriefingBus.Delivery.Webhook.Delivering;

namespace BriefingBus.Delivery.Webhook;

/// <summary>Web hooks as outlets.</summary>
public static class WebhookOutlets
{
    /// <summary>The kind.</summary>
    public static readonly OutletKind<WebhookOptions> Kind = new(
        services => services.AddSingleton<WebhookClients>(),
        (provider, name, receiver) => new WebhookReceiver(
            name, receiver, provider.GetRequiredService<WebhookClients>().For(name, receiver), provider.GetRequiredService<TimeProvider>()));
}

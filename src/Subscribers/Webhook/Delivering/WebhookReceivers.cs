using BriefingBus.Configuration;
using BriefingBus.Delivery.Ledger;


namespace BriefingBus.Webhook.Delivering;

/// <summary>The web hooks that the configuration names.</summary>
public sealed class WebhookReceivers(Outlets<WebhookOptions> options, WebhookClients clients, TimeProvider clock)
{
    /// <summary>The web hooks.</summary>
    public IReadOnlyList<IOutlet> Outlets { get; } =
        options.Create<IOutlet>((name, receiver) => new WebhookReceiver(name, receiver, clients.For(name, receiver), clock));
}

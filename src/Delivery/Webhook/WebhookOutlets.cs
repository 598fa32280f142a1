using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Outlets;

namespace BriefingBus.Delivery.Webhook;

/// <summary>Webhooks as outlets.</summary>
public static class WebhookOutlets
{
    /// <summary>The kind.</summary>
    public static readonly OutletKind<WebhookOptions> Kind = new(services => services.AddSingleton<WebhookClients>(), Create);

    /// <summary>Creates a webhook. If the receiver has a limit, a long briefing becomes several messages, in order.</summary>
    private static Outlet Create(IServiceProvider provider, string name, WebhookOptions options)
    {
        var calls = provider.GetRequiredService<WebhookClients>().For(name, options);
        var clock = provider.GetRequiredService<TimeProvider>();
        return new Outlet(name, options, InOrder: true, (briefing, _) => Outlet.Parts(WebhookCall.For(briefing, options, calls, clock)));
    }
}

using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Delivery.Http;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Webhook.Messages;

namespace BriefingBus.Delivery.Webhook.Delivering;

/// <summary>A web hook. A long briefing is several messages where the receiver has a limit, in order.</summary>
internal sealed class WebhookReceiver(string name, WebhookOptions options, RetryAfterHttpClient calls, TimeProvider clock) : IOutlet
{
    public string Name => name;

    public IReadOnlyList<string> Editions => options.Editions;

    public NoticeDelivery Notices => options.Notices;

    public bool InOrder => true;

    public Task<IReadOnlyList<IOutletPart>> PartsAsync(BriefingComposed briefing, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<IOutletPart>>(
            [.. PostedMessage.Of(briefing, options).Select((message, i) => new WebhookCall($"message {i + 1}", message, options, calls, clock))]);
}

using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Slack.Api;
using BriefingBus.Delivery.Slack.Rendering;

namespace BriefingBus.Delivery.Slack;

/// <summary>A message that an incoming webhook posts.</summary>
internal sealed record WebhookMessage(string Key, SlackMessage Message, Secret Webhook, SlackClient Slack) : IOutletPart
{
    public Task<string> SendAsync(IReadOnlyDictionary<string, string> receipts, CancellationToken cancellationToken) =>
        Slack.PostToWebhookAsync(Webhook, Message.ToJson(), cancellationToken);

    public Task<DeliveryStatus> GetStatusAsync(
        IReadOnlyDictionary<string, string> receipts, DateTimeOffset startedAt, CancellationToken cancellationToken) =>
        Task.FromResult<DeliveryStatus>(
            new DeliveryStatus.Unknown("The attempt broke off before Slack answered, and an incoming webhook cannot be asked"));
}

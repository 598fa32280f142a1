using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Slack.Api;
using BriefingBus.Delivery.Slack.Delivering;

namespace BriefingBus.Delivery.Slack;

/// <summary>Slack channels as outlets.</summary>
public static class SlackOutlets
{
    /// <summary>The kind.</summary>
    public static readonly OutletKind<SlackOptions> Kind = new(
        services => services.AddSingleton<SlackClient>(),
        (provider, name, channel) => channel.Webhook is { } webhook
            ? new WebhookChannel(
                name, channel, webhook, provider.GetRequiredService<SlackClient>(), provider.GetRequiredService<IssueNotifications>())
            : new BotChannel(
                name, channel, provider.GetRequiredService<SlackClient>(), provider.GetRequiredService<IssueNotifications>(),
                provider.GetRequiredService<TimeProvider>()));
}

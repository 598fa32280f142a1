using BriefingBus.Configuration;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Slack.Api;

namespace BriefingBus.Slack.Delivering;

/// <summary>The Slack channels that the configuration names.</summary>
public sealed class SlackChannels(Outlets<SlackOptions> options, SlackClient slack, TroubleNews troubles, TimeProvider clock)
{
    /// <summary>The channels.</summary>
    public IReadOnlyList<IOutlet> Outlets { get; } = options.Create<IOutlet>((name, channel) => channel.Webhook is { } webhook
        ? new WebhookChannel(name, channel, webhook, slack, troubles)
        : new BotChannel(name, channel, slack, troubles, clock));
}

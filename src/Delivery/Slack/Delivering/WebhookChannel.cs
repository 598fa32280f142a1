using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Slack.Api;
using BriefingBus.Delivery.Slack.Rendering;

namespace BriefingBus.Delivery.Slack.Delivering;

/// <summary>A channel that an incoming webhook posts to: messages one after the other, since a webhook tells nobody what thread they are
/// in.</summary>
internal sealed class WebhookChannel(
    string name, SlackOptions options, Secret webhook, SlackClient slack, IssueNotifications troubles) : IOutlet
{
    public string Name => name;

    public IReadOnlyList<string> Editions => options.Editions;

    public NoticeDelivery Notices => options.Notices;

    public bool InOrder => true;

    public async Task<IReadOnlyList<IOutletPart>> PartsAsync(BriefingComposed briefing, CancellationToken cancellationToken)
    {
        var trouble = options.Trouble ? await troubles.ForAsync(name, briefing, cancellationToken) : [];
        return
        [
            .. BriefingMessages.Of(briefing).Select((m, i) => new WebhookMessage($"message {i + 1}", m, webhook, slack)),
            .. BriefingMessages.OfTrouble(briefing, trouble).Select((m, i) => new WebhookMessage($"trouble {i + 1}", m, webhook, slack)),
        ];
    }
}

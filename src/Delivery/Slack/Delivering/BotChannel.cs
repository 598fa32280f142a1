using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Slack.Api;
using BriefingBus.Delivery.Slack.Rendering;

namespace BriefingBus.Delivery.Slack.Delivering;

/// <summary>A channel that a bot posts to: a parent message and its thread, and feeds' troubles after it.</summary>
internal sealed class BotChannel(
    string name, SlackOptions options, SlackClient slack, IssueNotifications troubles, TimeProvider clock) : IOutlet
{
    public string Name => name;

    public IReadOnlyList<string> Editions => options.Editions;

    public NoticeDelivery Notices => options.Notices;

    public bool InOrder => true;

    public async Task<IReadOnlyList<IOutletPart>> PartsAsync(BriefingComposed briefing, CancellationToken cancellationToken)
    {
        var messages = BriefingMessages.Of(briefing);
        var trouble = options.Trouble ? await troubles.ForAsync(name, briefing, cancellationToken) : [];
        return
        [
            .. messages.Select((m, i) =>
                new BotMessage(i == 0 ? BotMessage.Parent : $"reply {i}", m, InThread: i > 0, briefing.BriefingId, options, slack, clock)),
            .. BriefingMessages.OfTrouble(briefing, trouble)
                .Select((m, i) => new BotMessage($"trouble {i + 1}", m, InThread: false, briefing.BriefingId, options, slack, clock)),
        ];
    }
}

using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Delivery.Slack.Api;
using BriefingBus.Delivery.Slack.Rendering;

namespace BriefingBus.Delivery.Slack;

/// <summary>Slack channels as outlets.</summary>
public static class SlackOutlets
{
    /// <summary>The kind.</summary>
    public static readonly OutletKind<SlackOptions> Kind = new(services => services.AddSingleton<SlackClient>(), Create);

    /// <summary>Creates a channel: the briefing's messages, then feed issues.</summary>
    private static Outlet Create(IServiceProvider provider, string name, SlackOptions options)
    {
        var slack = provider.GetRequiredService<SlackClient>();
        var issues = provider.GetRequiredService<IssueNotifications>();
        var clock = provider.GetRequiredService<TimeProvider>();
        return new Outlet(name, options, InOrder: true, async (briefing, cancellationToken) =>
        {
            var messages = BriefingMessages.Of(briefing);
            var toReport = options.Trouble ? await issues.ForAsync(name, briefing, cancellationToken) : [];
            var issueMessages = BriefingMessages.OfTrouble(briefing, toReport);
            return
            [
                .. messages.Select((message, i) => Part(briefing, MessageKey(i), message, inThread: i > 0)),
                .. issueMessages.Select((message, i) => Part(briefing, $"trouble {i + 1}", message, inThread: false)),
            ];
        });

        IOutletPart Part(BriefingComposed briefing, string key, SlackMessage message, bool inThread) => options.Webhook is { } webhook
            ? new WebhookMessage(key, message, webhook, slack)
            : new BotMessage(key, message, inThread, briefing.BriefingId, options, slack, clock);

        // A webhook returns no message identity, so it cannot make threads.
        string MessageKey(int i) => options.Webhook is not null ? $"message {i + 1}" : i == 0 ? BotMessage.Parent : $"reply {i}";
    }
}

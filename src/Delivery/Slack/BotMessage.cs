using System.Text.Json.Nodes;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Slack.Api;
using BriefingBus.Delivery.Slack.Rendering;
using BriefingBus.Text.Json;

namespace BriefingBus.Delivery.Slack;

/// <summary>A message that a bot posts. Hidden metadata has the briefing and the part, so that the message can be found in the channel's
/// history.</summary>
/// <param name="Key">The part.</param>
/// <param name="Message">The message.</param>
/// <param name="InThread">True for a reply to the parent.</param>
/// <param name="Briefing">The briefing's identity.</param>
/// <param name="Options">Channel and token.</param>
/// <param name="Slack">The client.</param>
/// <param name="Clock">The clock.</param>
internal sealed record BotMessage(
    string Key, SlackMessage Message, bool InThread, Guid Briefing, SlackOptions Options, SlackClient Slack, TimeProvider Clock)
    : IOutletPart
{
    /// <summary>The key of the part that the other parts reply to.</summary>
    public const string Parent = "parent";

    private const string EventType = "briefing_delivered";

    /// <summary>The time after which a message of a broken call is in the history, or never will be.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    /// <summary>The tolerated difference between this machine's and Slack's clocks.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromHours(1);

    public async Task<string> SendAsync(IReadOnlyDictionary<string, string> receipts, CancellationToken cancellationToken)
    {
        var call = Message.ToJson();
        call["channel"] = Options.Channel;
        call["metadata"] = new JsonObject
        {
            ["event_type"] = EventType,
            ["event_payload"] = new JsonObject { ["briefing_id"] = Briefing.ToString(), ["part"] = Key },
        };
        // If the parent is unknown, the rest goes into the channel itself, so that nothing is lost.
        if (InThread && receipts.TryGetValue(Parent, out var parent))
            call["thread_ts"] = parent;
        var answer = await Slack.PostAsync(Options.Api, Options.Token!, "chat.postMessage", call, cancellationToken);
        return answer["ts"].AsText()!;
    }

    public async Task<DeliveryStatus> GetStatusAsync(
        IReadOnlyDictionary<string, string> receipts, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        if (startedAt + Settled - Clock.GetUtcNow() is { } wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, Clock, cancellationToken);
        var thread = InThread ? receipts.GetValueOrDefault(Parent) : null;
        var arguments = new Dictionary<string, string>
        {
            ["channel"] = Options.Channel!,
            ["include_all_metadata"] = "true",
            ["limit"] = "200",
            ["oldest"] = (startedAt - Skew).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        if (thread is not null)
            arguments["ts"] = thread;
        try
        {
            return await FindAsync(thread is null ? "conversations.history" : "conversations.replies", arguments, cancellationToken);
        }
        catch (NotDeliveredException refusal) when (!refusal.IsTransient)
        {
            return new DeliveryStatus.Unknown(refusal.Message);
        }
    }

    private async Task<DeliveryStatus> FindAsync(string method, Dictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await Slack.ReadAsync(Options.Api, Options.Token!, method, arguments, cancellationToken);
            foreach (var message in page["messages"]?.AsArray() ?? [])
            {
                if (IsThis(message!["metadata"]))
                    return new DeliveryStatus.Arrived(message["ts"].AsText()!);
            }
            if (page["response_metadata"]?["next_cursor"].AsText() is not { Length: > 0 } cursor)
                return new DeliveryStatus.Absent();
            arguments["cursor"] = cursor;
        }
    }

    private bool IsThis(JsonNode? metadata) =>
        metadata?["event_type"].AsText() == EventType
        && metadata["event_payload"]?["briefing_id"].AsText() == Briefing.ToString()
        && metadata["event_payload"]?["part"].AsText() == Key;
}

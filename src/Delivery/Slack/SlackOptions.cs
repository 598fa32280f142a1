using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using BriefingBus.Delivery.Outlets;

namespace BriefingBus.Delivery.Slack;

/// <summary>A Slack channel: by bot token and channel, or by an incoming webhook.</summary>
[ExactlyOne(nameof(Token), nameof(Webhook))]
public sealed record SlackOptions : OutletOptions, ICheckedOptions, IOutletOptions
{
    public static string Kind => "slack";

    [Description(
        "Bot token (xoxb-…) of an app with the scopes chat:write, and channels:history or groups:history. Give this and "
        + "channel, or webhook.")]
    public Secret? Token { get; init; }

    [Description("The channel's ID, such as C0123456789: at the foot of the channel's details in Slack.")]
    [RegularExpression(
        "^[CGD][A-Z0-9]{7,20}$",
        ErrorMessage = "the channel's ID, such as C0123456789: Slack shows it at the foot of the channel's details")]
    public string? Channel { get; init; }

    [Description("Address of an incoming webhook. It cannot be asked what arrived, and makes no threads: a token is better.")]
    public Secret? Webhook { get; init; }

    [Description("Tell feeds' troubles in the channel, each distinct one once.")]
    public bool Trouble { get; init; } = true;

    [Description("Address of Slack's API, with a slash at its end.")]
    public string Api { get; init; } = "https://slack.com/api/";

    public IEnumerable<(string Key, string Problem)> Check()
    {
        if (Token is not null && Channel is null)
            yield return ("channel", "is missing, expected the channel's ID, such as C0123456789, beside token");
        if (Webhook is not null && Channel is not null)
            yield return ("channel", "a webhook has its own channel; name none");
        if (Webhook is not null && !IsWebAddress(Webhook.Value))
            yield return ("webhook", "what it refers to is no http or https address");
        if (!IsWebAddress(Api) || !Api.EndsWith('/'))
            yield return ("api", $"found '{Api}', expected an http or https address that ends with a slash");
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}

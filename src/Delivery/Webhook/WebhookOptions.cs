using System.ComponentModel;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Http;

namespace BriefingBus.Delivery.Webhook;

/// <summary>The kind of receiver of a webhook.</summary>
public enum WebhookPreset
{
    /// <summary>The briefing as JSON, signed by Standard Webhooks.</summary>
    Standard,

    /// <summary>A topic of ntfy, as JSON in ntfy's form.</summary>
    Ntfy,

    /// <summary>A webhook of a Discord channel.</summary>
    Discord,

    /// <summary>An incoming webhook of Mattermost.</summary>
    Mattermost,
}

/// <summary>A webhook: an address that each briefing is posted to.</summary>
public sealed record WebhookOptions : OutletOptions, ICheckedOptions, IOutletOptions
{
    public static string Kind => "webhook";

    [Description("The address, by secret reference: most hold a key. For ntfy that of the topic, such as https://ntfy.sh/my-briefing.")]
    public required Secret Url { get; init; }

    [Description("What is at the other end: standard (the briefing as JSON), ntfy, discord or mattermost.")]
    public WebhookPreset Preset { get; init; }

    [Description(
        "Key that signs what is posted (Standard Webhooks: whsec_ and base64, or any words of 24 characters or more). For "
        + "standard.")]
    public Secret? Secret { get; init; }

    [Description("Bearer token, for a receiver that wants one.")]
    public Secret? Token { get; init; }

    [Description("Host names that may have private addresses; all others must be on the public internet.")]
    public IReadOnlyList<string> AllowPrivate { get; init; } = [];

    [Description(
        "True where the receiver recognises repeats by the header webhook-id: a call whose end is not known is then made again "
        + "instead of being left uncertain. For standard.")]
    public bool KnowsRepeats { get; init; }

    public IEnumerable<(string Key, string Problem)> Check()
    {
        foreach (var (i, problem) in GuardedConnection.ProblemsOf(AllowPrivate))
            yield return ($"allowPrivate[{i}]", problem);
        if (!Uri.TryCreate(Url.Value, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return ("url", "what it refers to is no http or https address");
        else if (Preset == WebhookPreset.Ntfy && address.AbsolutePath.Trim('/').Length == 0)
            yield return ("url", "what it refers to has no topic: expected an address such as https://ntfy.sh/my-briefing");
        if (Secret is not null && Preset != WebhookPreset.Standard)
            yield return ("secret", $"{Name(Preset)} knows no signatures: name none");
        if (KnowsRepeats && Preset != WebhookPreset.Standard)
            yield return ("knowsRepeats", $"{Name(Preset)} does not recognise repeats: leave it out");
        if (Secret is not null && StandardSignature.KeyOf(Secret.Value) is null)
            yield return (
                "secret",
                "what it refers to is no key: expected whsec_ and the base64 of 24 to 64 bytes, or 24 characters or more");
    }

    private static string Name(WebhookPreset preset) => preset switch
    {
        WebhookPreset.Ntfy => "ntfy",
        WebhookPreset.Discord => "Discord",
        WebhookPreset.Mattermost => "Mattermost",
        _ => "standard",
    };
}

namespace BriefingBus.Delivery.Webhook;

/// <summary>What the other end of a web hook understands.</summary>
public enum WebhookPreset
{
    /// <summary>The briefing as JSON, signed as Standard Webhooks has it.</summary>
    Standard,

    /// <summary>A topic of ntfy, as JSON in its own form.</summary>
    Ntfy,

    /// <summary>A webhook of a Discord channel.</summary>
    Discord,

    /// <summary>An incoming webhook of Mattermost.</summary>
    Mattermost,
}

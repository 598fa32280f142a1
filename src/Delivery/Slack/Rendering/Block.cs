using System.Text.Json.Nodes;

namespace BriefingBus.Delivery.Slack.Rendering;

/// <summary>A block of a Slack message (https://docs.slack.dev/reference/block-kit/blocks).</summary>
public abstract record Block
{
    /// <summary>The maximum length of a header, in characters.</summary>
    public const int MaxHeaderLength = 150;

    /// <summary>The maximum length of a section, in characters.</summary>
    public const int MaxSectionLength = 3000;

    private protected Block()
    {
    }

    /// <summary>The block as Slack's JSON.</summary>
    public abstract JsonObject ToJson();

    /// <summary>A heading in plain text.</summary>
    /// <param name="Text">1 to 150 characters.</param>
    public sealed record Header(string Text) : Block
    {
        public override JsonObject ToJson() => new()
        {
            ["type"] = "header",
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = Text, ["emoji"] = false },
        };
    }

    /// <summary>A paragraph in Slack's markup.</summary>
    /// <param name="Text">1 to 3,000 characters.</param>
    public sealed record Section(string Text) : Block
    {
        public override JsonObject ToJson() => new() { ["type"] = "section", ["text"] = Markup(Text) };
    }

    /// <summary>A line in small print, in Slack's markup.</summary>
    /// <param name="Text">1 to 3,000 characters.</param>
    public sealed record Context(string Text) : Block
    {
        public override JsonObject ToJson() => new() { ["type"] = "context", ["elements"] = new JsonArray(Markup(Text)) };
    }

    // Verbatim, so that Slack does not turn text into links, channels or mentions.
    private static JsonObject Markup(string text) => new() { ["type"] = "mrkdwn", ["text"] = text, ["verbatim"] = true };
}

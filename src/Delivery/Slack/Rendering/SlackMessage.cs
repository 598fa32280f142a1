using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefingBus.Delivery.Slack.Rendering;

/// <summary>One message: the fallback text for notifications and clients without blocks, and the blocks.</summary>
/// <param name="Text">The fallback text in Slack's markup.</param>
/// <param name="Blocks">The blocks, 1 to 50.</param>
public sealed record SlackMessage(string Text, IReadOnlyList<Block> Blocks)
{
    /// <summary>The maximum number of blocks of a message.</summary>
    public const int MaxBlocks = 50;

    /// <summary>The maximum number of JSON characters of a message's blocks. Slack does not document its limit; 13,200 are reported
    /// (https://github.com/slackapi/bolt-js/issues/2509), and this leaves a margin.</summary>
    public const int MaxCharacters = 12_000;

    /// <summary>Matches Slack's count: characters beyond ASCII are not escaped.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A block's share of <see cref="MaxCharacters"/>.</summary>
    public static int CharactersOf(Block block) => block.ToJson().ToJsonString(Plain).Length + 1;

    /// <summary>The message's arguments of a call: fallback text, blocks, and no unfurling or automatic formatting.</summary>
    public JsonObject ToJson() => new()
    {
        ["text"] = Text,
        ["blocks"] = new JsonArray([.. Blocks.Select(b => (JsonNode)b.ToJson())]),
        ["unfurl_links"] = false,
        ["unfurl_media"] = false,
    };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefingBus.Delivery.Slack.Rendering;

/// <summary>One message: what a notification and a client without blocks show, and the blocks.</summary>
/// <param name="Text">The fallback text in Slack's markup.</param>
/// <param name="Blocks">The blocks, 1 to 50.</param>
public sealed record SlackMessage(string Text, IReadOnlyList<Block> Blocks)
{
    /// <summary>The most blocks that Slack takes in a message.</summary>
    public const int MaxBlocks = 50;

    /// <summary>The most characters of JSON that a message's blocks may have. Slack does not document its limit; reported are 13,200 for
    /// the sum of all (https://github.com/slackapi/bolt-js/issues/2509), and this leaves room.</summary>
    public const int MaxCharacters = 12_000;

    /// <summary>As Slack counts characters: those beyond ASCII are not written as escapes.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How much a block takes of <see cref="MaxCharacters"/>.</summary>
    public static int CharactersOf(Block block) => block.ToJson().ToJsonString(Plain).Length + 1;

    /// <summary>The message's own part of a call: fallback text, blocks, and nothing unfurled or guessed at.</summary>
    public JsonObject ToJson() => new()
    {
        ["text"] = Text,
        ["blocks"] = new JsonArray([.. Blocks.Select(b => (JsonNode)b.ToJson())]),
        ["unfurl_links"] = false,
        ["unfurl_media"] = false,
    };
}

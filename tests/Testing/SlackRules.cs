using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BriefingBus.Testing;

/// <summary>What Slack takes in a message, and how it reads its markup: docs.slack.dev/reference/block-kit/blocks,
/// docs.slack.dev/messaging/formatting-message-text and docs.slack.dev/messaging/message-metadata.</summary>
public static partial class SlackRules
{
    /// <summary>The sum that is reported for a message's blocks: https://github.com/slackapi/bolt-js/issues/2509.</summary>
    private const int MaxCharacters = 13_200;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer to a call that failed.</summary>
    public static JsonObject Error(string word, params IEnumerable<string> messages) => new()
    {
        ["ok"] = false,
        ["error"] = word,
        ["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. messages.Select(m => (JsonNode)m)]) },
    };

    /// <summary>Why Slack would not post a message, or null.</summary>
    public static JsonObject? Refusal(JsonObject message)
    {
        var blocks = message["blocks"]?.AsArray() ?? [];
        if (blocks.Count == 0 && message["text"]?.GetValue<string>() is not { Length: > 0 })
            return Error("no_text");
        if (message["text"]?.GetValue<string>() is { Length: > 40_000 })
            return Error("msg_too_long");
        if (message.TryGetPropertyValue("metadata", out var metadata) && MetadataFault(metadata) is { } word)
            return Error(word);
        var faults = blocks.SelectMany((b, i) => Faults(b!.AsObject()).Select(f => $"{f} [json-pointer:/blocks/{i}]")).ToList();
        if (blocks.Count > 50)
            faults.Add("no more than 50 items allowed [json-pointer:/blocks]");
        if (faults.Count > 0)
            return Error("invalid_blocks", faults);
        return blocks.Sum(b => b!.ToJsonString(Plain).Length) > MaxCharacters ? Error("msg_blocks_too_long") : null;
    }

    /// <summary>Everything in angle brackets: links, mentions and commands, as Slack's markup has them.</summary>
    public static IReadOnlyList<string> Controls(JsonObject message) =>
        [.. Markups(message).SelectMany(text => Control().Matches(text)).Select(m => m.Groups[1].Value)];

    /// <summary>Mentions of people, groups and channels: what makes a telephone ring.</summary>
    public static IReadOnlyList<string> Pings(JsonObject message) => [.. Controls(message).Where(c => c[0] is '!' or '@' or '#')];

    /// <summary>What a reader sees of the message's blocks, without formatting.</summary>
    public static string Shown(JsonObject message) => string.Join('\n', Texts(message).Select(Shown));

    /// <summary>An event of letters, digits and underscores, and a flat object of texts, numbers and truths.</summary>
    private static string? MetadataFault(JsonNode? metadata)
    {
        if (metadata is not JsonObject { Count: 2 } both
            || both["event_type"] is not JsonValue type
            || both["event_payload"] is not JsonObject payload)
            return "invalid_metadata_format";
        return EventType().IsMatch(type.GetValue<string>()) && payload.All(p => p.Value is JsonValue) ? null : "invalid_metadata_schema";
    }

    private static string Shown(JsonNode text)
    {
        var value = text["text"]!.GetValue<string>();
        return text["type"]!.GetValue<string>() == "plain_text" ? value : Read(value);
    }

    private static string Read(string text) =>
        Formatting().Replace(Control().Replace(text, m => m.Groups[1].Value.Split('|', 2)[^1]), "")
            .Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&").Replace("\u200B", "");

    /// <summary>What Slack reads as markup; plain text it only shows.</summary>
    private static IEnumerable<string> Markups(JsonObject message) => Texts(message)
        .Where(text => text["type"]!.GetValue<string>() == "mrkdwn")
        .Select(text => text["text"]!.GetValue<string>())
        .Append(message["text"]?.GetValue<string>() ?? "");

    private static IEnumerable<JsonNode> Texts(JsonObject message) => (message["blocks"]?.AsArray() ?? [])
        .SelectMany(block => block!["text"] is { } only ? [only] : block["elements"]?.AsArray().Select(e => e!) ?? []);

    private static IEnumerable<string> Faults(JsonObject block) => block["type"]?.GetValue<string>() switch
    {
        "header" => Unknown(block, "type", "text", "block_id").Concat(Text(block["text"], "plain_text", 150)),
        "section" => Unknown(block, "type", "text", "block_id", "fields", "accessory").Concat(Text(block["text"], "mrkdwn", 3000)),
        "divider" => Unknown(block, "type", "block_id"),
        "context" => Unknown(block, "type", "elements", "block_id")
            .Concat(block["elements"]?.AsArray() is { Count: >= 1 and <= 10 } elements
                ? elements.SelectMany(e => Text(e, "mrkdwn", 3000))
                : ["from 1 to 10 items expected"]),
        var other => [$"unsupported type: {other}"],
    };

    private static IEnumerable<string> Text(JsonNode? text, string type, int longest)
    {
        if (text?["type"]?.GetValue<string>() != type)
            yield return $"expected {type}";
        var length = text?["text"]?.GetValue<string>().Length ?? 0;
        if (length == 0)
            yield return "must be more than 0 characters";
        if (length > longest)
            yield return $"must be less than {longest + 1} characters";
        foreach (var fault in Unknown(text?.AsObject() ?? [], "type", "text", type == "mrkdwn" ? "verbatim" : "emoji"))
            yield return fault;
    }

    private static IEnumerable<string> Unknown(JsonObject block, params string[] known) =>
        block.Select(p => p.Key).Where(key => !known.Contains(key)).Select(key => $"unknown key {key}");

    [GeneratedRegex("^[A-Za-z0-9_]{1,255}$")]
    private static partial Regex EventType();

    [GeneratedRegex("<([^<>]+)>")]
    private static partial Regex Control();

    // Formatting begins and ends at the edge of a word.
    [GeneratedRegex(@"(?<![\p{L}\p{N}\u200B])[*_]|[*_](?![\p{L}\p{N}\u200B])")]
    private static partial Regex Formatting();
}

using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBus.Rendering.Json;

namespace BriefingBus.Delivery.Webhook;

/// <summary>A message posted to a webhook.</summary>
/// <param name="Address">The address.</param>
/// <param name="Id">The identity of the message, the same in each repetition.</param>
/// <param name="Body">JSON in UTF-8.</param>
internal sealed record PostedMessage(Uri Address, string Id, ReadOnlyMemory<byte> Body)
{
    /// <summary>Discord's limit of a message's content, in characters
    /// (https://discord.com/developers/docs/resources/webhook#execute-webhook).</summary>
    private const int Discord = 2000;

    /// <summary>Flag SUPPRESS_EMBEDS of a Discord message, which omits the previews of links.</summary>
    private const int WithoutPreviews = 1 << 2;

    /// <summary>Mattermost's limit of a post is 16,383 characters
    /// (https://developers.mattermost.com/integrate/webhooks/incoming).</summary>
    private const int Mattermost = 16_000;

    /// <summary>ntfy turns a message over 4,096 bytes into an attachment (https://docs.ntfy.sh/publish/#limitations).</summary>
    private const int Ntfy = 4096;

    /// <summary>The messages for a briefing.</summary>
    public static IReadOnlyList<PostedMessage> Of(BriefingComposed briefing, WebhookOptions options)
    {
        var address = new Uri(options.Url.Value);
        return options.Preset switch
        {
            WebhookPreset.Discord =>
                Each(briefing, WithWait(address), MarkdownPieces.Of(briefing.Markdown), Pieces.Characters, Discord, (text, _) => new()
                {
                    ["content"] = text,
                    ["flags"] = WithoutPreviews,
                    ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
                }),
            WebhookPreset.Mattermost => Each(
                briefing, address, MarkdownPieces.Of(briefing.Markdown), Pieces.Characters, Mattermost, (text, _) =>
                    new() { ["text"] = MarkdownPieces.WithoutMentions(text) }),
            WebhookPreset.Ntfy => Each(briefing, Server(address), Pieces.OfText(briefing.Text), Pieces.Bytes, Ntfy, (text, part) => new()
            {
                ["topic"] = Topic(address),
                ["title"] = part.Of == 1 ? briefing.Title : $"{briefing.Title} ({part.Number} of {part.Of})",
                ["message"] = text,
                ["tags"] = new JsonArray("newspaper"),
            }),
            _ => [new PostedMessage(address, briefing.BriefingId.ToString(), Encoding.UTF8.GetBytes(JsonForm.Write(briefing)))],
        };
    }

    private static List<PostedMessage> Each(
        BriefingComposed briefing, Uri address, IEnumerable<string> pieces, Func<string, int> size, int most,
        Func<string, (int Number, int Of), JsonObject> json)
    {
        var texts = Pieces.Pack(pieces, size, most);
        return [.. texts.Select(Message)];

        PostedMessage Message(string text, int i)
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(json(text, (i + 1, texts.Count)), JsonForm.Options);
            return new PostedMessage(address, $"{briefing.BriefingId} {i + 1}", body);
        }
    }

    /// <summary>Adds the parameter <c>wait</c>: without it, Discord answers before it knows whether it accepts the message.</summary>
    private static Uri WithWait(Uri address) =>
        new UriBuilder(address) { Query = address.Query.Length > 1 ? address.Query[1..] + "&wait=true" : "wait=true" }.Uri;

    private static string Topic(Uri address) => Uri.UnescapeDataString(address.AbsolutePath.TrimEnd('/').Split('/')[^1]);

    private static Uri Server(Uri address) =>
        new(address, address.AbsolutePath.TrimEnd('/')[..^address.AbsolutePath.TrimEnd('/').Split('/')[^1].Length]);
}

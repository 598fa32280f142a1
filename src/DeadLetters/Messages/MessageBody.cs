using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBus.Contracts;
using BriefingBus.Text.Json;

namespace BriefingBus.DeadLetters.Messages;

/// <summary>Converts bodies to readable text.</summary>
public static class MessageBody
{
    private static readonly JsonSerializerOptions Pretty = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Refuses an object with a repeated member, whose meaning is ambiguous.</summary>
    internal static readonly JsonDocumentOptions Unambiguous = new() { AllowDuplicateProperties = false };

    /// <summary>The body, indented and with compressed texts unpacked. A body that is not JSON is unchanged, except for invalid
    /// UTF-8.</summary>
    public static string Readable(ReadOnlySpan<byte> body) => Parsed(body) is { } json ? json.ToJsonString(Pretty)
        : Encoding.UTF8.GetString(body);

    /// <summary>The searchable text: the body without escapes and with compressed texts unpacked.</summary>
    public static string Searchable(ReadOnlySpan<byte> body)
    {
        if (Parsed(body) is not { } json)
            return Encoding.UTF8.GetString(body);
        var text = new StringBuilder();
        AppendText(json, text);
        return text.ToString();
    }

    private static JsonNode? Parsed(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = JsonText.ParseNode(body, Unambiguous);
            return json is null ? null : Unpacked(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode Unpacked(JsonNode json)
    {
        switch (json)
        {
            case JsonObject members:
                if (PlainOf(members) is { } plain)
                    return new JsonObject { ["plain"] = plain };
                foreach (var (name, value) in members.ToList())
                    if (value is JsonObject or JsonArray && Unpacked(value) is var unpacked && unpacked != value)
                        members[name] = unpacked;
                return members;
            case JsonArray array:
                for (var i = 0; i < array.Count; i++)
                    if (array[i] is JsonObject or JsonArray && Unpacked(array[i]!) is var unpacked && unpacked != array[i])
                        array[i] = unpacked;
                return array;
            default:
                return json;
        }
    }

    /// <summary>The text of a compressed <see cref="MessageText"/>; null if it is none or is damaged.</summary>
    private static string? PlainOf(JsonObject members)
    {
        if (members.Count > 2 || members["gzip"].AsText() is not { } base64)
            return null;
        try
        {
            return CompressedText.Unwrap(new MessageText { Gzip = Convert.FromBase64String(base64) });
        }
        catch (Exception damaged) when (damaged is FormatException or InvalidDataException)
        {
            return null;
        }
    }

    private static void AppendText(JsonNode? json, StringBuilder text)
    {
        switch (json)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    text.Append(name).Append(' ');
                    AppendText(value, text);
                }
                break;
            case JsonArray array:
                foreach (var value in array)
                    AppendText(value, text);
                break;
            default:
                text.Append(json).Append('\n');
                break;
        }
    }
}

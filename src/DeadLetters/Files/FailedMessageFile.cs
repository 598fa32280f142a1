using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.Text.Json;

namespace BriefingBus.DeadLetters.Files;

/// <summary>Writes failed messages as JSON lines, one object a line, which <see cref="Read"/> restores exactly.</summary>
public static class FailedMessageFile
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Strict UTF-8: other bytes are written as base64, since replacing them would change the message.</summary>
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The message as a line, including its line feed.</summary>
    public static byte[] Write(DeadLetterMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("queue", message.Queue);
            json.WriteString("messageId", message.MessageId);
            json.WriteString("contentType", message.ContentType);
            json.WritePropertyName("headers");
            HeaderValue.Write(json, message.Headers);
            if (message.Properties.Count > 0)
            {
                json.WritePropertyName("properties");
                HeaderValue.Write(json, message.Properties);
            }
            if (TextOf(message.Body.Span) is { } text)
                json.WriteString("body", text);
            else
                json.WriteBase64String("bodyBase64", message.Body.Span);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The message in a line.</summary>
    /// <exception cref="FormatException">The line is not a failed message; the text gives the missing part.</exception>
    public static DeadLetterMessage Read(string line)
    {
        try
        {
            using var document = JsonText.Parse(line, HeaderValue.Reading);
            var json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object || TextOf(json, "queue") is not { Length: > 0 } queue)
                throw new FormatException("no failed message: expected a JSON object with a queue");
            if (!DeadLetterQueue.IsOne(queue))
                throw new FormatException($"queue: found '{queue}', expected a dead-letter queue: a name that ends in _error or _skipped");
            return new DeadLetterMessage
            {
                Queue = queue,
                MessageId = TextOf(json, "messageId"),
                ContentType = TextOf(json, "contentType"),
                Headers = TableOf(json, "headers"),
                Properties = TableOf(json, "properties"),
                Body = TextOf(json, "body") is { } text ? Utf8.GetBytes(text)
                    : TextOf(json, "bodyBase64") is { } base64 ? Convert.FromBase64String(base64)
                    : throw new FormatException("no failed message: expected body or bodyBase64"),
            };
        }
        catch (JsonException broken)
        {
            throw new FormatException("no JSON: " + broken.Message, broken);
        }
    }

    private static IReadOnlyDictionary<string, object?> TableOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var table) && table.ValueKind == JsonValueKind.Object ? HeaderValue.TableFromJson(table)
            : new Dictionary<string, object?>();

    private static string? TextOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.AsText() : null;

    private static string? TextOf(ReadOnlySpan<byte> body)
    {
        try
        {
            return Utf8.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

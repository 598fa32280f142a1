using System.Globalization;
using System.Text;
using System.Text.Json;
using BriefingBus.Text.Json;

namespace BriefingBus.DeadLetters.Messages;

/// <summary>Converts values of transport headers: see <see cref="DeadLetterMessage.Headers"/> for the kinds.</summary>
public static class HeaderValue
{
    /// <summary>The maximum depth of lists and tables in headers and in the objects around them, which is the writer's default.</summary>
    private const int MaxDepth = 1000;

    /// <summary>Reads what <see cref="Write"/> has written, however deep.</summary>
    internal static readonly JsonDocumentOptions Reading = new() { MaxDepth = MaxDepth };

    private static readonly JsonSerializerOptions Nested = new() { MaxDepth = MaxDepth };

    private const string BytesMember = "$bytes";
    private const string InstantMember = "$instant";

    /// <summary>The value as text; lists and tables as JSON.</summary>
    public static string? ToText(object? value) => value switch
    {
        null => null,
        string text => text,
        DateTimeOffset instant => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => JsonSerializer.Serialize(value, Nested),
    };

    /// <summary>The value as an instant if it is one, possibly as text (ISO 8601); otherwise null.</summary>
    public static DateTimeOffset? ToInstant(object? value) => value switch
    {
        DateTimeOffset instant => instant,
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) =>
            instant,
        _ => null,
    };

    /// <summary>The value as a number from 0 if it is one, possibly as text; otherwise 0.</summary>
    public static int ToNumber(object? value) => value switch
    {
        long number => (int)Math.Clamp(number, 0, int.MaxValue),
        string text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => 0,
    };

    /// <summary>Writes a table so that <see cref="TableFromJson"/> restores it: a kind that JSON lacks becomes an object with a member that
    /// begins with <c>$</c>.</summary>
    public static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> table:
                json.WriteStartObject();
                foreach (var (name, member) in table)
                {
                    json.WritePropertyName(name);
                    Write(json, member);
                }
                json.WriteEndObject();
                break;
            case byte[] bytes:
                json.WriteStartObject();
                json.WriteBase64String(BytesMember, bytes);
                json.WriteEndObject();
                break;
            case DateTimeOffset instant:
                json.WriteStartObject();
                json.WriteNumber(InstantMember, instant.ToUnixTimeSeconds());
                json.WriteEndObject();
                break;
            case IReadOnlyList<object?> list:
                json.WriteStartArray();
                foreach (var member in list)
                    Write(json, member);
                json.WriteEndArray();
                break;
            case double number when !double.IsFinite(number):
                json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                JsonSerializer.Serialize(json, value, Nested);
                break;
        }
    }

    /// <summary>The table in a JSON object; the first value of a repeated name counts.</summary>
    public static IReadOnlyDictionary<string, object?> TableFromJson(JsonElement json) =>
        json.EnumerateObject().DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => FromJson(p.Value));

    /// <summary>Seconds since 1970 as an instant, limited to the calendar's range.</summary>
    public static DateTimeOffset FromUnixSeconds(long seconds) => DateTimeOffset.FromUnixTimeSeconds(
        Math.Clamp(seconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds()));

    private static object? FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.AsText(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(FromJson).ToList(),
        JsonValueKind.Object when Tagged(json, BytesMember) is { ValueKind: JsonValueKind.String } bytes
            && bytes.TryGetBytesFromBase64(out var value) => value,
        JsonValueKind.Object when Tagged(json, InstantMember) is { ValueKind: JsonValueKind.Number } at
            && at.TryGetInt64(out var seconds) =>
            FromUnixSeconds(seconds),
        JsonValueKind.Object => TableFromJson(json),
        _ => null,
    };

    private static JsonElement? Tagged(JsonElement json, string name) =>
        json.GetPropertyCount() == 1 && json.TryGetProperty(name, out var member)
            && member.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? member
            : null;
}

using System.Globalization;
using System.Text.Json;
using BriefingBus.Text.Json;

namespace BriefingBus.DeadLetters.Letters;

/// <summary>Values of transport headers: see <see cref="DeadLetterMessage.Headers"/> for the kinds.</summary>
public static class HeaderValue
{
    /// <summary>The value as a person reads it; lists and tables as JSON.</summary>
    public static string? ToText(object? value) => value switch
    {
        null => null,
        string text => text,
        DateTimeOffset instant => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => JsonSerializer.Serialize(value),
    };

    /// <summary>The value as an instant, where it is one or reads as one (ISO 8601); else null.</summary>
    public static DateTimeOffset? ToInstant(object? value) => value switch
    {
        DateTimeOffset instant => instant,
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) => instant,
        _ => null,
    };

    /// <summary>The value as a number, where it is one or reads as one; else 0.</summary>
    public static int ToNumber(object? value) => value switch
    {
        long number => (int)Math.Clamp(number, 0, int.MaxValue),
        string text when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
        _ => 0,
    };

    /// <summary>The value that JSON stands for.</summary>
    public static object? FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.AsText(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
        JsonValueKind.Array => json.EnumerateArray().Select(FromJson).ToList(),
        JsonValueKind.Object => TableFromJson(json),
        _ => null,
    };

    /// <summary>The table that a JSON object stands for; of a name that is there twice the first value.</summary>
    public static IReadOnlyDictionary<string, object?> TableFromJson(JsonElement json) =>
        json.EnumerateObject().DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => FromJson(p.Value));
}

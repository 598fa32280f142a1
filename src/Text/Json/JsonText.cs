using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefingBus.Text.Json;

/// <summary>Reads text from foreign JSON. RFC 8259 §8.2 allows escapes of a lone surrogate (<c>"\ud83d"</c>), which programs produce that
/// cut text by UTF-16 units; .NET's readers throw InvalidOperationException on such a text or name. All text of JSON is read here: lone
/// surrogates and invalid UTF-8 become U+FFFD.</summary>
public static class JsonText
{
    /// <summary>The document, with names and texts that are safe to read.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json, JsonDocumentOptions options = default) =>
        JsonDocument.Parse(Repair(json, out _), options);

    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte}, JsonDocumentOptions)"/>
    public static JsonDocument Parse(string json, JsonDocumentOptions options = default) => Parse(Encoding.UTF8.GetBytes(json), options);

    /// <summary>The document as nodes, with names and texts that are safe to read.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonNode? ParseNode(ReadOnlySpan<byte> json, JsonDocumentOptions options = default) =>
        JsonNode.Parse(Repair(json, out _), documentOptions: options);

    /// <inheritdoc cref="ParseNode(ReadOnlySpan{byte}, JsonDocumentOptions)"/>
    public static JsonNode? ParseNode(string json, JsonDocumentOptions options = default) =>
        ParseNode(Encoding.UTF8.GetBytes(json), options);

    /// <summary>The same JSON with U+FFFD for every escape of a lone surrogate and every invalid byte; the same memory if there is
    /// none.</summary>
    /// <param name="json">The JSON in UTF-8.</param>
    /// <param name="repaired">True if something was replaced.</param>
    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> json, out bool repaired)
    {
        var copy = Repaired(json.Span);
        repaired = copy is not null;
        return copy ?? json;
    }

    /// <inheritdoc cref="Repair(ReadOnlyMemory{byte}, out bool)"/>
    public static ReadOnlySpan<byte> Repair(ReadOnlySpan<byte> json, out bool repaired)
    {
        var copy = Repaired(json);
        repaired = copy is not null;
        return copy ?? json;
    }

    private static byte[]? Repaired(ReadOnlySpan<byte> json)
    {
        var copy = System.Text.Unicode.Utf8.IsValid(json) ? null : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        if (copy is not null) json = copy;
        for (var at = NextHalf(json, 0); at >= 0; at = NextHalf(json, at + 6))
        {
            copy ??= json.ToArray();
            "\\uFFFD"u8.CopyTo(copy.AsSpan(at));
        }
        return copy;
    }

    /// <summary>The text of a string; null for any other value.</summary>
    public static string? AsText(this JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? Unescape(JsonMarshal.GetRawUtf8Value(json)[1..^1]) : null;

    /// <summary>A member of an object; null if it has none of the name, and for any other value.</summary>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The text of a member without the white space around it; null if it is blank or no string.</summary>
    public static string? MemberText(this JsonElement json, string name) =>
        json.Member(name)?.AsText()?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The text of a string; null for any other value.</summary>
    public static string? AsText(this JsonNode? json)
    {
        if (json is not JsonValue value) return null;
#pragma warning disable RS0030 // All other code reads texts through this method.
        if (value.TryGetValue<JsonElement>(out var element)) return element.AsText();
        return value.TryGetValue<string>(out var text) ? text : null;
#pragma warning restore RS0030
    }

    /// <summary>The boolean; null for any other value.</summary>
    public static bool? AsTruth(this JsonNode? json) => json?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The number if it is an integer; null for any other value.</summary>
    public static int? AsNumber(this JsonNode? json)
    {
#pragma warning disable RS0030 // All other code reads numbers through this method.
        return json is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;
#pragma warning restore RS0030
    }

    /// <summary>The text of the reader's current string or property name; null for any other token.</summary>
    public static string? AsText(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) return null;
        return Unescape(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
    }

    /// <summary>The inside of a JSON string as text, with its escapes decoded.</summary>
    public static string Unescape(ReadOnlySpan<byte> inside)
    {
        if (inside.IndexOf((byte)'\\') < 0) return Encoding.UTF8.GetString(inside);
        var text = new StringBuilder(inside.Length);
        while (inside.IndexOf((byte)'\\') is var at and >= 0)
        {
            text.Append(Encoding.UTF8.GetString(inside[..at]));
            inside = inside[at..];
            inside = inside[AppendEscape(text, inside)..];
        }
        return text.Append(Encoding.UTF8.GetString(inside)).ToString();
    }

    /// <summary>The length of the prefix of the inside of a JSON string that fits into <paramref name="limit"/> bytes without cutting a
    /// character or an escape.</summary>
    public static int Fitting(ReadOnlySpan<byte> inside, int limit)
    {
        if (inside.Length <= limit) return inside.Length;
        var at = 0;
        while (inside[at..limit].IndexOf((byte)'\\') is var step and >= 0)
        {
            at += step;
            var length = EscapeLength(inside[at..]);
            if (at + length > limit) return at;
            at += length;
        }
        while (limit > at && (inside[limit] & 0xC0) == 0x80) limit--;
        return limit;
    }

    private static int EscapeLength(ReadOnlySpan<byte> escape) =>
        Unit(escape) is not { } unit ? 2 : char.IsHighSurrogate(unit) && Unit(escape[6..]) is { } low && char.IsLowSurrogate(low) ? 12 : 6;

    /// <summary>Appends the character of the escape at the start and returns the escape's length.</summary>
    private static int AppendEscape(StringBuilder text, ReadOnlySpan<byte> escape)
    {
        if (Unit(escape) is { } unit)
        {
            if (!char.IsSurrogate(unit))
            {
                text.Append(unit);
                return 6;
            }
            if (char.IsHighSurrogate(unit) && Unit(escape[6..]) is { } low && char.IsLowSurrogate(low))
            {
                text.Append(unit).Append(low);
                return 12;
            }
            text.Append('\uFFFD');
            return 6;
        }
        if (escape.Length == 1) return 1;
        switch (escape[1])
        {
            case (byte)'n': text.Append('\n'); break;
            case (byte)'t': text.Append('\t'); break;
            case (byte)'r': text.Append('\r'); break;
            case (byte)'b': text.Append('\b'); break;
            case (byte)'f': text.Append('\f'); break;
            case < 0x80 when !char.IsAsciiLetterOrDigit((char)escape[1]): text.Append((char)escape[1]); break;
            default:
                text.Append('\\'); // not an escape: the backslash is literal
                return 1;
        }
        return 2;
    }

    /// <summary>The index of the next escape of a lone surrogate, or -1.</summary>
    private static int NextHalf(ReadOnlySpan<byte> json, int from)
    {
        while (from < json.Length && json[from..].IndexOf((byte)'\\') is var step and >= 0)
        {
            from += step;
            var length = EscapeLength(json[from..]);
            if (length == 6 && Unit(json[from..]) is { } unit && char.IsSurrogate(unit)) return from;
            from += length;
        }
        return -1;
    }

    /// <summary>The UTF-16 unit of a <c>\uXXXX</c> at the start; null if there is no such escape.</summary>
    private static char? Unit(ReadOnlySpan<byte> escape)
    {
        if (escape.Length < 6 || escape[0] != (byte)'\\' || escape[1] != (byte)'u') return null;
        return ushort.TryParse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
    }
}

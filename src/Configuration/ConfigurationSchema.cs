using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefingBus.Configuration;

/// <summary>Writes the JSON Schema (draft 2020-12) of <c>briefing.yaml</c> from the option types, for completion in editors.</summary>
public static class ConfigurationSchema
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema for a file with these top-level keys besides <c>editions</c>.</summary>
    public static string Write(IReadOnlyList<TopLevelKey> keys)
    {
        var properties = new JsonObject { ["editions"] = ListOf(typeof(EditionOptions), "The briefings to compose.") };
        foreach (var key in keys.Where(k => k.OutletKind is null))
            properties[key.Name] = Record(key.Options);
        if (keys.Any(k => k.OutletKind is not null))
            properties[TopLevelKey.Deliver] = Outlets(keys);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "briefing.yaml of BriefingBus",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray("editions"),
            ["properties"] = properties,
        };
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Outlets(IReadOnlyList<TopLevelKey> keys)
    {
        var kinds = new JsonObject();
        foreach (var key in keys.Where(k => k.OutletKind is not null))
            kinds[key.OutletKind!] = new JsonObject { ["type"] = "object", ["additionalProperties"] = Record(key.Options) };
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = "Where briefings are delivered: kinds of outlet, in each of them outlets by a name of your choice.",
            ["additionalProperties"] = false,
            ["properties"] = kinds,
        };
    }

    private static JsonObject Record(Type type)
    {
        var keys = RecordBinder.KeysOf(type);
        var defaults = Activator.CreateInstance(type)!;
        var properties = new JsonObject();
        foreach (var (key, property) in keys)
            properties[key] = Property(property, defaults);
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        var required = keys.Where(k => k.Value.IsDefined(typeof(RequiredMemberAttribute))).Select(k => (JsonNode)k.Key!).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
        return schema;
    }

    private static JsonObject Property(PropertyInfo property, object defaults)
    {
        var schema = Value(property.PropertyType);
        if (property.GetCustomAttribute<DescriptionAttribute>() is { } description)
            schema["description"] = description.Description;
        var standard = property.GetValue(defaults) switch
        {
            null or "" => null,
            TimeSpan span => JsonValue.Create(Duration.Write(span)),
            Enum word => JsonValue.Create(JsonNamingPolicy.CamelCase.ConvertName(word.ToString())),
            string or bool or int or long or double or decimal => JsonSerializer.SerializeToNode(property.GetValue(defaults)),
            _ => null,
        };
        if (standard is not null)
            schema["default"] = standard;
        return schema;
    }

    private static JsonObject Value(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return ListOf(type.GetGenericArguments()[0], description: null);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = Value(type.GetGenericArguments()[1]) };
        return type switch
        {
            { IsEnum: true } => new JsonObject { ["enum"] = new JsonArray([.. RecordBinder.EnumWords(type).Select(w => (JsonNode)w!)]) },
            _ when type == typeof(TimeSpan) => new JsonObject { ["type"] = "string", ["pattern"] = "^([0-9]+[wdhms])+$" },
            _ when type == typeof(bool) => new JsonObject { ["type"] = "boolean" },
            _ when type == typeof(int) || type == typeof(long) => new JsonObject { ["type"] = "integer" },
            _ when type == typeof(double) || type == typeof(decimal) => new JsonObject { ["type"] = "number" },
            _ when type == typeof(string) || type == typeof(Secret) => new JsonObject { ["type"] = "string" },
            _ => Record(type),
        };
    }

    private static JsonObject ListOf(Type element, string? description)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Value(element) };
        if (description is not null)
            schema["description"] = description;
        return schema;
    }
}

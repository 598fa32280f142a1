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

    /// <summary>The schema of a file with these top-level keys in addition to <c>editions</c>.</summary>
    public static string Write(IReadOnlyList<TopLevelKey> keys)
    {
        var properties = new JsonObject { ["editions"] = ListOf(typeof(EditionOptions), "The briefings to compose.") };
        properties["editions"]!["minItems"] = 1;
        foreach (var key in keys.Where(k => k.OutletKind is null))
            properties[key.Name] = OrNothing(Record(key.Options));
        if (keys.Any(k => k.OutletKind is not null))
            properties[TopLevelKey.Deliver] = Outlets(keys);
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "https://raw.githubusercontent.com/briefingbus/briefingbus/main/docs/briefing.schema.json",
            ["title"] = "briefing.yaml of BriefingBus",
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray("editions"),
            ["properties"] = properties,
            ["patternProperties"] = new JsonObject { [$"^{BriefingFile.AnchorsPrefix}"] = true },
        };
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Outlets(IReadOnlyList<TopLevelKey> keys)
    {
        var kinds = new JsonObject();
        foreach (var key in keys.Where(k => k.OutletKind is not null))
        {
            kinds[key.OutletKind!] = new JsonObject
            {
                ["type"] = "object",
                ["minProperties"] = 1,
                ["propertyNames"] = new JsonObject { ["pattern"] = OutletReader.NameForm },
                ["additionalProperties"] = Record(key.Options),
            };
        }
        return OrNothing(new JsonObject
        {
            ["type"] = "object",
            ["description"] = "Where briefings are delivered: kinds of outlet, in each of them outlets by a name of your choice.",
            ["additionalProperties"] = false,
            ["properties"] = kinds,
        });
    }

    private static JsonObject Record(Type type)
    {
        var keys = OptionRecord.KeysOf(type);
        var defaults = Activator.CreateInstance(type)!;
        var properties = new JsonObject();
        foreach (var (key, property) in keys)
            properties[key] = Property(property, defaults);
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        var required = keys.Where(k => k.Value.IsDefined(typeof(RequiredMemberAttribute))).Select(k => (JsonNode)k.Key!).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
        if (type.GetCustomAttribute<ExactlyOneAttribute>() is { } pair)
            schema["oneOf"] = new JsonArray(Given(pair.First), Given(pair.Second));
        return schema;
    }

    private static JsonObject Given(string property) => new()
    {
        ["required"] = new JsonArray(OptionRecord.KeyOf(property)),
        ["properties"] = new JsonObject
        {
            [OptionRecord.KeyOf(property)] = new JsonObject { ["not"] = new JsonObject { ["type"] = "null" } },
        },
    };

    private static JsonObject Property(PropertyInfo property, object defaults)
    {
        var schema = Value(property.PropertyType);
        ValueRules.AddTo(schema, property);
        if (OptionRecord.IsOptional(property))
            schema = OrNothing(schema);
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
        {
            // A single value may replace the pairs.
            var value = type.GetGenericArguments()[1];
            var schema = Value(value == typeof(Secret) ? typeof(string) : value);
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = schema };
        }
        return type switch
        {
            { IsEnum: true } => Of(["string"], $"^({string.Join('|', Scalars.EnumWords(type))})$"),
            _ when type == typeof(TimeSpan) => Of(["string"], "^([0-9]+[wdhms])+$"),
            _ when type == typeof(bool) => Of(["boolean", "string"], "^(true|false)$"),
            _ when type == typeof(int) || type == typeof(long) => Of(["integer", "string"], "^[+-]?[0-9]{1,9}$"),
            _ when type == typeof(double) || type == typeof(decimal) =>
                Of(["number", "string"], @"^[+-]?([0-9]{1,9}\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$"),
            _ when type == typeof(string) => Of(["string", "number", "boolean"], pattern: null),
            _ when type == typeof(Secret) => Of(["string"], Secret.SchemaPattern),
            _ => Record(type),
        };
    }

    // JSON Schema applies the pattern only to text, so it covers quoted values.
    private static JsonObject Of(string[] types, string? pattern)
    {
        var schema = new JsonObject { ["type"] = types is [var only] ? only : new JsonArray([.. types.Select(t => (JsonNode)t!)]) };
        if (pattern is not null)
            schema["pattern"] = pattern;
        return schema;
    }

    private static JsonObject OrNothing(JsonObject schema)
    {
        schema["type"] = new JsonArray([.. Types(schema), "null"]);
        return schema;
    }

    private static IEnumerable<JsonNode> Types(JsonObject schema) =>
        schema["type"] is JsonArray several ? several.Select(t => t!.DeepClone()) : [schema["type"]!.DeepClone()];

    private static JsonObject ListOf(Type element, string? description)
    {
        var items = Value(element);
        var schema = new JsonObject { ["type"] = "array", ["items"] = items };
        // A single value counts as a list of one.
        if (Scalars.IsScalar(element))
        {
            schema["type"] = new JsonArray(["array", .. Types(items)]);
            if (items["pattern"] is { } pattern)
                schema["pattern"] = pattern.DeepClone();
        }
        if (description is not null)
            schema["description"] = description;
        return schema;
    }
}

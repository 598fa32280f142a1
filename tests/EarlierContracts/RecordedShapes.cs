using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using BriefingBus.Contracts;

namespace BriefingBus.Testing.EarlierContracts;

/// <summary>Which members each message of a version had, from the messages that the version recorded.</summary>
internal sealed class RecordedShapes
{
    private readonly Dictionary<Type, HashSet<string>> members = [];

    /// <summary>Reads them.</summary>
    /// <param name="folder">A file for each message, named after it.</param>
    public RecordedShapes(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.json"))
            Learn(
                typeof(FeedFetched).Assembly.GetType($"{typeof(FeedFetched).Namespace}.{Path.GetFileNameWithoutExtension(file)}")!,
                JsonNode.Parse(File.ReadAllText(file))!.AsObject());
    }

    /// <summary>How many members there are.</summary>
    public int Members => members.Values.Sum(m => m.Count);

    /// <summary>Hides from the serializer what the version did not have.</summary>
    public void Hide(JsonTypeInfo type)
    {
        if (!members.TryGetValue(type.Type, out var known))
            return;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (!known.Contains(type.Properties[i].Name))
                type.Properties.RemoveAt(i);
    }

    private void Learn(Type type, JsonObject recorded)
    {
        members[type] = [.. recorded.Select(member => member.Key), .. members.GetValueOrDefault(type, [])];
        foreach (var property in type.GetProperties())
        {
            var part = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[^1] : property.PropertyType;
            var value = recorded[JsonNamingPolicy.CamelCase.ConvertName(property.Name)];
            if (part.Assembly == type.Assembly && (value is JsonArray { Count: > 0 } list ? list[0] : value) is JsonObject inner)
                Learn(part, inner);
        }
    }
}

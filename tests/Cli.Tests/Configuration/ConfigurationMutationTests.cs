using System.Text.Json.Nodes;
using BriefingBus.Cli.Conventions;
using BriefingBus.Configuration;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests.Configuration;

/// <summary>Every key of the schema with each of a set of values that somebody might write there: the file is read, or refused with places
/// and sentences. JSON is YAML, so a mutated document is a file as it stands.</summary>
public sealed class ConfigurationMutationTests : IDisposable
{
    private const string Good = """
        {
          "editions": [{ "name": "morning", "title": "M", "at": "06:00", "timeZone": "UTC",
            "sections": [{ "title": "W", "feeds": [{ "url": "https://example.org/a.xml", "name": "A" }] }] }],
          "fetch": {}, "score": {}, "stories": {}, "archive": {}, "web": {},
          "summaries": { "model": { "endpoint": "http://localhost:1/v1", "name": "x" } },
          "deliver": {
            "slack": { "a": { "token": "${TOKEN}", "channel": "C0123456789" } },
            "email": { "a": { "to": ["jane@example.org"], "from": "briefing@example.org", "server": "smtp.example.org" } },
            "webhook": { "a": { "url": "${HOOK}" } },
            "files": { "a": { "folder": "briefings" } }
          }
        }
        """;

    private static readonly string[] Values =
    [
        "\"x\"", "\"\"", "5", "-1", "0", "1e30", "0.5", "true", "null", "[]", "{}", "[\"x\"]", "[null]", "[[1]]", "{\"a\":\"b\"}",
        "[{\"a\":1}]",
        "\"${TOKEN}\"",
        "\"9999999999999999999999\"",
        "\"2000-01-01\"",
        "\"/(/\"",
        "\"99999d\"",
        "\"https://exa mple.org\"",
        "\"\\u0000\"",
        "\"🔬\"",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("mutations").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_file_that_is_mutated_is_right() => Mistakes(Good).ShouldBeEmpty();

    [Fact]
    public void Whatever_stands_at_a_key_draws_sentences_with_a_place_and_never_anything_else()
    {
        var tried = 0;
        foreach (var (path, value) in Paths().SelectMany(path => Values.Select(value => (path, value))))
        {
            var mutated = With(path, value);
            tried++;
            var mistakes = Should.NotThrow(() => Mistakes(mutated), $"{string.Join('.', path)} = {value}");
            foreach (var mistake in mistakes)
            {
                mistake.Line.ShouldBeGreaterThan(0);
                mistake.Column.ShouldBeGreaterThan(0);
                mistake.Problem.ShouldNotBeNullOrWhiteSpace();
            }
        }
        tried.ShouldBeGreaterThan(3000);
    }

    [Fact]
    public void A_key_that_is_left_out_draws_sentences_too()
    {
        foreach (var path in Paths())
            Should.NotThrow(() => Mistakes(Without(path)), string.Join('.', path));
    }

    private IReadOnlyList<Mistake> Mistakes(string text)
    {
        var path = Path.Combine(folder, "briefing.yaml");
        File.WriteAllText(path, text);
        try
        {
            BriefingFile.Read(path, Keys.All, Keys.EditionChecks, name => name is "TOKEN" or "HOOK" ? "https://hooks.example.org/a" : null);
            return [];
        }
        catch (ConfigurationMistakesException mistakes)
        {
            return mistakes.Mistakes;
        }
    }

    private static List<string[]> Paths()
    {
        var paths = new List<string[]>();
        Walk(JsonNode.Parse(ConfigurationSchema.Write(Keys.All))!.AsObject(), []);
        return paths;

        void Walk(JsonObject schema, string[] path)
        {
            foreach (var (key, value) in schema["properties"] as JsonObject ?? [])
                Add(value!.AsObject(), [.. path, key]);
            if (schema["items"] is JsonObject item)
                Add(item, [.. path, "0"]);
            if (schema["additionalProperties"] is JsonObject named)
                Add(named, [.. path, "a"]);
        }

        void Add(JsonObject schema, string[] path)
        {
            paths.Add(path);
            Walk(schema, path);
        }
    }

    private static string With(string[] path, string value)
    {
        var root = JsonNode.Parse(Good)!;
        var parent = root;
        for (var i = 0; i < path.Length - 1; i++)
            parent = Child(parent, path[i], path[i + 1] == "0");
        Set(parent, path[^1], JsonNode.Parse(value));
        return root.ToJsonString();
    }

    private static string Without(string[] path)
    {
        var root = JsonNode.Parse(Good)!;
        var parent = root;
        foreach (var step in path[..^1])
        {
            if ((parent is JsonArray list ? list.ElementAtOrDefault(0) : (parent as JsonObject)?[step]) is not { } child)
                return root.ToJsonString();
            parent = child;
        }
        if (parent is JsonArray { Count: > 0 } array)
            array.RemoveAt(0);
        else
            (parent as JsonObject)?.Remove(path[^1]);
        return root.ToJsonString();
    }

    private static JsonNode Child(JsonNode parent, string step, bool isList)
    {
        var child = parent is JsonArray list ? list.ElementAtOrDefault(0) : parent[step];
        if (child is JsonObject or JsonArray)
            return child;
        JsonNode made = isList ? new JsonArray() : new JsonObject();
        Set(parent, step, made);
        return made;
    }

    private static void Set(JsonNode parent, string step, JsonNode? value)
    {
        if (parent is JsonArray { Count: 0 } empty)
            empty.Add(value);
        else if (parent is JsonArray list)
            list[0] = value;
        else
            parent[step] = value;
    }
}

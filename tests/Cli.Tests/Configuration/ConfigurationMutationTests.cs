using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBus.Cli.Conventions;
using BriefingBus.Configuration;
using Json.Schema;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests.Configuration;

/// <summary>Every key of the schema with each of a set of values that somebody might write there: the file is read, or refused with places
/// and sentences. JSON is YAML, so a mutated document is a file as it stands.</summary>
public sealed class ConfigurationMutationTests
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

    /// <summary>Keys whose value has a form that no schema can state, such as an address or a rule, and keys that depend on another
    /// one.</summary>
    private static readonly HashSet<string> OnlyTheProgramKnows =
    [
        "name", "title", "days", "timeZone", "asOf", "follow", "mute", "boost", "only", "find", "emoji", "url", "user", "password",
        "contact", "endpoint", "listen", "address", "proxies", "passwordHash", "discarded", "channel", "api", "editions", "to", "from",
        "replyTo", "subject", "unsubscribe", "oneClick", "server", "ca", "hello", "folder", "webSub", "allowPrivate", "headers",
    ];

    /// <summary>More than ten years, and a number in quotes that is beyond any range: a pattern does not count.</summary>
    private static readonly string[] Uncounted = ["\"99999d\"", "\"9999999999999999999999\""];

    private static readonly Lazy<List<(string[] Path, string What, string Text, IReadOnlyList<Mistake> Mistakes)>> Mutated = new(Mutate);

    [Fact]
    public void The_file_that_is_mutated_is_right() => Mistakes(Good).ShouldBeEmpty();

    [Fact]
    public void Any_value_of_a_key_and_a_missing_key_give_only_sentences_with_a_place()
    {
        Mutated.Value.Count.ShouldBeGreaterThan(3000);
        foreach (var mistake in Mutated.Value.SelectMany(mutation => mutation.Mistakes))
        {
            mistake.Line.ShouldBeGreaterThan(0);
            mistake.Column.ShouldBeGreaterThan(0);
            mistake.Problem.ShouldNotBeNullOrWhiteSpace();
        }
    }

    /// <summary>An editor marks nothing that is right, and most of what is wrong.</summary>
    [Fact]
    public void The_schema_takes_what_check_takes_and_refuses_the_rest_but_for_what_only_the_program_can_know()
    {
        var schema = JsonSchema.FromText(ConfigurationSchema.Write(Keys.All));
        var (marked, missed) = (new List<string>(), new List<string>());
        foreach (var (path, what, text, mistakes) in Mutated.Value)
        {
            using var document = JsonDocument.Parse(text);
            var isValid = schema.Evaluate(document.RootElement).IsValid;
            if (mistakes.Count == 0 && !isValid)
                marked.Add($"{string.Join('.', path)} = {what}");
            var key = path.Last(step => step is not ("0" or "a"));
            if (mistakes.Count > 0 && isValid && !OnlyTheProgramKnows.Contains(key) && !Uncounted.Contains(what))
                missed.Add($"{string.Join('.', path)} = {what}");
        }

        marked.ShouldBeEmpty("The schema refuses what is right.");
        missed.ShouldBeEmpty("The schema takes what is wrong.");
    }

    private static List<(string[] Path, string What, string Text, IReadOnlyList<Mistake> Mistakes)> Mutate() =>
    [
        .. from path in Paths()
           from change in Values.Select(value => (What: value, Text: With(path, value))).Append((What: "left out", Text: Without(path)))
           let place = $"{string.Join('.', path)} = {change.What}"
           select (path, change.What, change.Text, Should.NotThrow(() => Mistakes(change.Text), place)),
    ];

    private static IReadOnlyList<Mistake> Mistakes(string text)
    {
        var path = Path.GetTempFileName();
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
        finally
        {
            File.Delete(path);
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

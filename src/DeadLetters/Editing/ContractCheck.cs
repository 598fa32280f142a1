using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.ServiceDefaults.Bus.Checks;
using BriefingBus.Text.Json;

namespace BriefingBus.DeadLetters.Editing;

/// <summary>Checks an edited body against the contract of its message before it is sent.</summary>
public static class ContractCheck
{
    private static readonly FrozenDictionary<string, Type> Contracts =
        typeof(CleanItem).Assembly.GetExportedTypes().ToFrozenDictionary(t => $"urn:message:{t.Namespace}:{t.Name}");

    /// <summary>Stricter than a consumer: a misspelt name must not count as a missing value.</summary>
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>The errors of the body, each with its place and the expected value; empty for a valid body.</summary>
    public static IReadOnlyList<string> Mistakes(ReadOnlySpan<byte> body)
    {
        JsonNode? envelope;
        try
        {
            envelope = JsonText.ParseNode(body, MessageBody.Unambiguous);
        }
        catch (JsonException broken)
        {
            var place = $"line {broken.LineNumber + 1}, position {broken.BytePositionInLine + 1}";
            return [$"{place}: this is no JSON: {broken.Message.Split(" LineNumber:")[0]}"];
        }
        if (envelope is not JsonObject members)
            return ["the body is no JSON object: expected a message in its envelope, { \"messageType\": [...], \"message\": {...} }"];
        if (TypeOf(members) is not { } type)
        {
            var found = members["messageType"]?.ToJsonString() ?? "nothing";
            return [$"messageType: found {found}, expected a list with one of {string.Join(", ", Contracts.Keys.Order())}"];
        }
        if (members["message"] is not JsonObject message)
            return [$"message: found {members["message"]?.ToJsonString() ?? "nothing"}, expected the members of {type.Name}"];
        return [.. MistakesOf(message, type), .. DamagedTexts(message, "message")];
    }

    private static Type? TypeOf(JsonObject envelope) =>
        (envelope["messageType"] as JsonArray)?.Select(t => t.AsText() is { } urn ? Contracts.GetValueOrDefault(urn) : null)
            .FirstOrDefault(t => t is not null);

    private static IEnumerable<string> MistakesOf(JsonObject message, Type type)
    {
        try
        {
            return MessageCheck.Problem(message.Deserialize(type, Strict)!) is { } problem ? [$"message.{problem}"] : [];
        }
        catch (JsonException wrong)
        {
            var path = string.IsNullOrEmpty(wrong.Path) ? "message" : "message" + wrong.Path.TrimStart('$');
            return [$"{path}: {wrong.Message.Split(" Path:")[0].Replace(type.FullName!, type.Name)}"];
        }
    }

    /// <summary>Finds texts that are declared as compressed but are not, which no type can express.</summary>
    private static IEnumerable<string> DamagedTexts(JsonNode? json, string path) => json switch
    {
        JsonObject { Count: <= 2 } text when text["gzip"].AsText() is { } base64 =>
            WhyDamaged(base64) is { } why ? [$"{path}.gzip: {why}; a text may also be given as it is: {{ \"plain\": \"...\" }}"] : [],
        JsonObject members => members.SelectMany(m => DamagedTexts(m.Value, $"{path}.{m.Key}")),
        JsonArray array => array.SelectMany((value, index) => DamagedTexts(value, $"{path}[{index}]")),
        _ => [],
    };

    private static string? WhyDamaged(string base64)
    {
        try
        {
            CompressedText.Unwrap(new MessageText { Gzip = Convert.FromBase64String(base64) });
            return null;
        }
        catch (Exception damaged) when (damaged is FormatException or InvalidDataException)
        {
            return "it does not unpack: " + damaged.Message;
        }
    }
}

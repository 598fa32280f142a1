using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBus.Contracts;

namespace BriefingBus.EndToEnd.Tests.Briefings;

/// <summary>Reads the JSON form back, as a program of its user would.</summary>
internal static class BriefingJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The briefing; the other forms, which the JSON form leaves out, are empty.</summary>
    public static BriefingComposed Read(string json)
    {
        var briefing = JsonNode.Parse(json)!.AsObject();
        foreach (var form in new[] { "markdown", "text", "html" })
            briefing[form] = "";
        return briefing.Deserialize<BriefingComposed>(Options)!;
    }
}

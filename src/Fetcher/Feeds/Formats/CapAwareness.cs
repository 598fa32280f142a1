using System.Text.Json;
using System.Xml.Linq;
using BriefingBus.Text.Json;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>The parameter with which MeteoAlarm states one of its four levels: <c>1; green; Minor</c> (CAP 1.2 §3.2.2,
/// parameter).</summary>
internal static class CapAwareness
{
    /// <summary>The parameter's name.</summary>
    public const string Name = "awareness_level";

    /// <summary>The level of an information block in XML, or null.</summary>
    public static string? Of(XElement info) => info.Elements()
        .Where(e => e.Name.LocalName == "parameter")
        .Where(e => e.Elements().Any(n => n.Name.LocalName == "valueName" && n.Value.Trim() == Name))
        .SelectMany(e => e.Elements().Where(v => v.Name.LocalName == "value")).FirstOrDefault()?.Value.Trim();

    /// <summary>The level of an information block in JSON, or null.</summary>
    public static string? Of(JsonElement info) =>
        info.Member("parameter") is { ValueKind: JsonValueKind.Array } parameters
            ? parameters.EnumerateArray().FirstOrDefault(p => p.MemberText("valueName") == Name).MemberText("value") : null;
}

using System.Text.Json;
using BriefingBus.Fetcher.Feeds.Dates;
using BriefingBus.Text.Json;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>Alerts of the Common Alerting Protocol (OASIS CAP 1.2) outside a feed: one alert as XML; api.weather.gov (GeoJSON, or a graph
/// of JSON-LD) and MeteoAlarm as JSON. Each becomes an entry with its elements as extensions.</summary>
internal static partial class CapAlerts
{
    private const int Beginning = 4096;

    private static readonly byte[][] Marks =
    [
        "FeatureCollection"u8.ToArray(), "@graph"u8.ToArray(), "\"warnings\""u8.ToArray(), "api.weather.gov"u8.ToArray(),
    ];

    private static readonly string[] OfAlert = ["identifier", "sender", "sent", "status", "msgType", "references"];

    private static readonly string[] OfInfo =
    [
        "event", "category", "urgency", "severity", "certainty", "responseType", "effective", "onset", "expires", "headline", "description",
        "instruction", "areaDesc", CapAwareness.Name,
    ];

    // The names that api.weather.gov uses instead. An alert's event lasts until it ends, even if its text expires earlier.
    private static readonly (string Theirs, string Ours)[] Renamed =
        [("messageType", "msgType"), ("response", "responseType"), ("ends", "expires")];

    /// <summary>The alerts of a JSON document; null if it is none of these forms.</summary>
    public static FeedDraft? OfJson(ReadOnlyMemory<byte> json, FeedSource source)
    {
        // Keeps a feed from being parsed twice.
        if (!IsMarked(json.Span[..Math.Min(json.Length, Beginning)]))
            return null;
        try
        {
            using var document = JsonText.Parse(json);
            var root = document.RootElement;
            if (root.Member("warnings") is { ValueKind: JsonValueKind.Array } warnings)
                return Read(Members(warnings, "alert").SelectMany(Infos), "MeteoAlarm", source);
            if (root.Member("features") is { ValueKind: JsonValueKind.Array } features)
                return Read(Members(features, "properties").Select(Flat), Title(root), source);
            if (root.Member("@graph") is { ValueKind: JsonValueKind.Array } graph)
                return Read(graph.EnumerateArray().Select(Flat), Title(root), source);
            return root.Member("properties") is { } properties && properties.Member("event") is not null
                ? Read([Flat(properties)], Title(root), source) : null;
        }
        catch (JsonException)
        {
            return null; // JsonFeed reports where it is damaged
        }
    }

    private static bool IsMarked(ReadOnlySpan<byte> beginning)
    {
        foreach (var mark in Marks)
        {
            if (beginning.IndexOf(mark) >= 0)
                return true;
        }
        return false;
    }

    private static FeedDraft? Read(IEnumerable<Dictionary<string, string>> alerts, string? title, FeedSource source)
    {
        var draft = new FeedDraft();
        foreach (var alert in alerts.Where(a => a.ContainsKey("event")).Take(source.Limits.Entries))
            draft.Entries.Add(Entry(alert, source.Limits));
        if (draft.Entries.Count == 0 && title is null)
            return null;
        if (title is not null)
            draft.Title.Offer(new FeedText(title, IsPlain: true), 0);
        return draft;
    }

    private static FeedEntry Entry(Dictionary<string, string> alert, FeedLimits limits)
    {
        var entry = new EntryDraft(limits);
        string? Of(string name) => alert.GetValueOrDefault(name);
        entry.OfferId(Of("identifier"), 0);
        entry.OfferTitle(Text(Of("headline") ?? Of("event")), 0);
        entry.OfferLink(Of("web"), 0);
        entry.OfferPublished(FeedDate.Parse(Of("sent")), 0);
        entry.OfferSummary(Text(string.Join("\n\n", new[] { Of("description"), Of("instruction") }.OfType<string>())), 0);
        entry.Language = Of("language");
        foreach (var name in OfAlert.Concat(OfInfo))
        {
            if (Of(name) is { } value)
                entry.AddExtension($"cap:{name}", value);
        }
        return entry.ToEntry();
    }

    private static FeedText? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : new FeedText(text, IsPlain: true);

    private static IEnumerable<Dictionary<string, string>> Infos(JsonElement alert)
    {
        var infos = alert.Member("info") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];
        var language = infos.Count == 0 ? null : String(infos[0], "language");
        var shared = OfAlert.ToDictionary(name => name, name => String(alert, name));
        return infos.Where(i => String(i, "language") == language).Select((info, n) => Alert(
            shared, name => name == CapAwareness.Name ? CapAwareness.Of(info) : String(info, name),
            info.Member("area") is { ValueKind: JsonValueKind.Array } areas
                ? areas.EnumerateArray().Select(a => String(a, "areaDesc")) : [],
            n));
    }

    private static Dictionary<string, string> Alert(
        Dictionary<string, string?> shared, Func<string, string?> ofInfo, IEnumerable<string?> areas, int place)
    {
        var alert = shared.Select(e => (name: e.Key, e.Value))
            .Concat(OfInfo.Append("web").Append("language").Select(name => (name, Value: ofInfo(name))))
            .Where(e => e.Value is not null).ToDictionary(e => e.name, e => e.Value!);
        if (string.Join(", ", areas.OfType<string>()) is { Length: > 0 } area)
            alert["areaDesc"] = area;
        if (place > 0 && alert.TryGetValue("identifier", out var identifier))
            alert["identifier"] = $"{identifier}#{place}";
        return alert;
    }

    private static Dictionary<string, string> Flat(JsonElement properties)
    {
        var alert = OfAlert.Concat(OfInfo).Select(name => (name, Value: String(properties, name)))
            .Where(e => e.Value is not null).ToDictionary(e => e.name, e => e.Value!);
        foreach (var (theirs, ours) in Renamed)
        {
            if (String(properties, theirs) is { } value)
                alert[ours] = value;
        }
        if (String(properties, "id") is { } id)
            alert["identifier"] = id;
        if (String(properties, "@id") is { } address)
            alert["web"] = address;
        if (properties.Member("references") is { ValueKind: JsonValueKind.Array } references)
            alert["references"] = string.Join(' ', references.EnumerateArray().Select(r =>
                $"{String(r, "sender")},{String(r, "identifier")},{String(r, "sent")}"));
        return alert;
    }

    private static IEnumerable<JsonElement> Members(JsonElement list, string name) =>
        list.EnumerateArray().Select(e => e.Member(name)).OfType<JsonElement>();

    private static string? Title(JsonElement root) => String(root, "title");

    private static string? String(JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0
            && list.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String)
            ? string.Join(' ', list.EnumerateArray().Select(e => e.AsText()))
            : element.MemberText(name);
}

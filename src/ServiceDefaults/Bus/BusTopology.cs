using System.Text.Json;
using System.Text.Json.Nodes;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>The exchanges, queues and bindings of a process's consumers, from MassTransit's own description.</summary>
internal sealed record BusTopology
{
    /// <summary>The exchanges, by name.</summary>
    public required IReadOnlyList<Exchange> Exchanges { get; init; }

    /// <summary>The queues, each before its dead-letter queues.</summary>
    public required IReadOnlyList<Queue> Queues { get; init; }

    /// <summary>The bindings between exchanges.</summary>
    public required IReadOnlyList<Binding> ExchangeBindings { get; init; }

    /// <summary>The bindings from exchanges to queues.</summary>
    public required IReadOnlyList<Binding> QueueBindings { get; init; }

    /// <summary>The names of the queues with consumers.</summary>
    public IReadOnlyList<string> Consumed =>
        [.. Queues.Select(q => q.Name).Where(name => !Queues.Any(q => QueueNames.ErrorQueueOf(q.Name) == name))];

    /// <summary>The topology of a bus, whether started or not.</summary>
    public static BusTopology Of(IProbeSite bus)
    {
        var parts = Topologies(JsonSerializer.SerializeToNode(bus.GetProbeResult().Results)).ToList();
        return new BusTopology
        {
            Exchanges =
            [
                .. All(parts, "exchange")
                    .Select(e => new Exchange(Text(e, "name"), Text(e, "type"), Flag(e, "durable"), Flag(e, "autoDelete"))).Distinct(),
            ],
            Queues = [.. All(parts, "queue").Select(q => new Queue(Text(q, "name"), Arguments(q))).DistinctBy(q => q.Name)],
            ExchangeBindings = [.. All(parts, "exchange-binding").Select(Bound).Distinct()],
            QueueBindings = [.. All(parts, "queue-binding").Select(Bound).Distinct()],
        };
    }

    /// <summary>The topologies of the endpoints, except those whose queue is deleted with the connection.</summary>
    private static IEnumerable<JsonObject> Topologies(JsonNode? node) => node switch
    {
        JsonObject found when found["topology"] is JsonObject topology && topology["queue"] is not null =>
            Each(topology["queue"]).All(q => Flag(q, "durable")) ? [topology] : [],
        JsonObject other => other.SelectMany(property => Topologies(property.Value)),
        JsonArray several => several.SelectMany(Topologies),
        _ => [],
    };

    private static IEnumerable<JsonObject> All(IEnumerable<JsonObject> topologies, string kind) =>
        topologies.SelectMany(t => Each(t[kind]));

    /// <summary>The elements; a probe writes a single one as an object and several as an array.</summary>
    private static IEnumerable<JsonObject> Each(JsonNode? node) => node switch
    {
        JsonObject one => [one],
        JsonArray several => several.OfType<JsonObject>(),
        _ => [],
    };

    private static Binding Bound(JsonObject binding) => new(Text(binding, "source"), Text(binding, "destination"));

#pragma warning disable RS0030 // The bus of this process wrote this JSON: no text in it was cut.
    private static Dictionary<string, object?> Arguments(JsonObject queue) =>
        Each(queue["argument"]).ToDictionary(a => Text(a, "key"), a => Value(a["value"]!), StringComparer.Ordinal);

    private static object? Value(JsonNode value) =>
        value.GetValueKind() == JsonValueKind.Number ? value.GetValue<int>() : value.GetValue<string>();

    private static string Text(JsonObject from, string property) => from[property]!.GetValue<string>();

    private static bool Flag(JsonObject from, string property) => from[property]!.GetValue<bool>();
#pragma warning restore RS0030

    internal sealed record Exchange(string Name, string Type, bool Durable, bool AutoDelete);

    internal sealed record Queue(string Name, IReadOnlyDictionary<string, object?> Arguments);

    internal sealed record Binding(string Source, string Destination);
}

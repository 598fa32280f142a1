using System.Text.Json.Serialization;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Restores deleted queues and bindings of this process. MassTransit declares both when it connects, and afterwards notices only a
/// missing queue; the broker confirms a message if any queue receives it.</summary>
internal sealed class TopologyGuard(IBusControl bus, BusOptions options, BrokerStatus status, ILogger<TopologyGuard> log) : IDisposable
{
    /// <summary>The time between two checks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly BrokerManagement management = new(options);
    private BusTopology? topology;

    /// <summary>Runs one check.</summary>
    /// <exception cref="TopologyException">An existing queue or exchange differs.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        topology ??= BusTopology.Of(bus);
        // MassTransit must declare everything first, since that shows whether the broker came back empty.
        if (topology.Queues.Count == 0 || status.Away is not null || bus.CheckHealth().Status != BusHealthStatus.Healthy)
            return;
        try
        {
            await using var connection = await BrokerConnections.OpenAsync(options, "topology", cancellationToken);
            var missing = await MissingQueuesAsync(connection, cancellationToken);
            missing.AddRange(await MissingBindingsAsync(cancellationToken));
            if (await TopologyDeclaration.DeclareAsync(connection, topology, cancellationToken) is { Count: > 0 } refusals)
                throw new TopologyException(refusals.Count == 1 ? refusals[0] : $"{refusals[0]}; {refusals.Count - 1} more");
            if (missing.Count > 0)
                status.CountRepair();
            foreach (var what in missing)
                log.LogWarning(
                    "The {What} was missing on {Host} and is back; messages published meanwhile may not have arrived", what, options.Host);
        }
        catch (Exception away) when (away is BrokerUnreachableException or AlreadyClosedException)
        {
            log.LogDebug("Could not check the topology: {Reason}", BrokerConnections.Reason(away, options));
        }
    }

    public void Dispose() => management.Dispose();

    private async Task<List<string>> MissingQueuesAsync(IConnection connection, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var queue in topology!.Queues)
            if (await BrokerConnections.CountAsync(connection, queue.Name, cancellationToken) is null)
                missing.Add($"queue {queue.Name}");
        return missing;
    }

    /// <summary>The missing bindings. The protocol cannot list bindings: without a management API they are all declared again, and whether
    /// they were missing stays unknown.</summary>
    private async Task<IEnumerable<string>> MissingBindingsAsync(CancellationToken cancellationToken)
    {
        if (await management.ListAsync<ManagedBinding>("bindings", cancellationToken) is not { } listed)
            return [];
        var there = listed.ToHashSet();
        return
        [
            .. topology!.ExchangeBindings.Where(b => !there.Contains(new(b.Source, b.Destination, "exchange")))
                .Select(b => $"binding of {b.Source} to {b.Destination}"),
            .. topology.QueueBindings.Where(b => !there.Contains(new(b.Source, b.Destination, "queue")))
                .Select(b => $"binding of {b.Source} to queue {b.Destination}"),
        ];
    }

    private sealed record ManagedBinding(
        [property: JsonPropertyName("source")] string Source,
        [property: JsonPropertyName("destination")] string Destination,
        [property: JsonPropertyName("destination_type")] string Kind);
}

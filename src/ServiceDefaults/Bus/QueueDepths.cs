using RabbitMQ.Client.Exceptions;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>The number of waiting messages, according to the broker.</summary>
/// <param name="options">The broker.</param>
public sealed class QueueDepths(BusOptions options)
{
    /// <summary>Whether there is a broker: the in-memory bus reports no depths.</summary>
    public bool HasBroker => options.Host is not null;

    /// <summary>The number of waiting messages in the queues; null if the broker cannot be queried now. A queue that does not exist counts
    /// as empty.</summary>
    public async Task<long?> WaitingAsync(IEnumerable<string> queues, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await BrokerConnections.OpenAsync(options, "queue depths", cancellationToken);
            var sum = 0L;
            foreach (var queue in queues)
                sum += await BrokerConnections.CountAsync(connection, queue, cancellationToken) ?? 0;
            return sum;
        }
        catch (Exception away) when (away is BrokerUnreachableException or OperationInterruptedException)
        {
            return null;
        }
    }
}

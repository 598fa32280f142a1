using RabbitMQ.Client.Exceptions;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>How many messages wait, as the broker reports it.</summary>
/// <param name="options">Which.</param>
public sealed class QueueDepths(BusOptions options)
{
    /// <summary>Whether there is a broker to ask: the in-memory bus reports no depths.</summary>
    public bool HasBroker => options.Host is not null;

    /// <summary>How many messages wait in the queues; null if the broker cannot be asked now. A queue that does not exist counts as
    /// empty.</summary>
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

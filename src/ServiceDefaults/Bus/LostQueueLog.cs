using System.Collections.Concurrent;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Logs that the broker ended a consumer of this process while the connection stayed open, as when a queue is deleted. MassTransit
/// silently declares the queue again within a second, too soon for <see cref="TopologyGuard"/> to notice, and the messages in it are
/// lost.</summary>
internal sealed class LostQueueLog(BrokerStatus status, ILogger<LostQueueLog> log) : IReceiveEndpointObserver
{
    private readonly ConcurrentDictionary<string, int> consumed = new(StringComparer.Ordinal);

    /// <summary>A consumer started: the connection's first on its queue, or a later one.</summary>
    public Task Ready(ReceiveEndpointReady ready)
    {
        var (queue, connection) = (ready.InputAddress.Segments[^1], status.Connections);
        if (consumed.TryGetValue(queue, out var before) && before == connection)
        {
            status.CountRepair();
            log.LogWarning(
                "RabbitMQ ended the consumer of the queue {Queue}, as when the queue is deleted; it is declared and consumed again, "
                + "and what had waited in a deleted queue is lost", queue);
        }
        consumed[queue] = connection;
        return Task.CompletedTask;
    }

    /// <summary>This process paused the queue itself, or is stopping.</summary>
    public Task Stopping(ReceiveEndpointStopping stopping)
    {
        consumed.TryRemove(stopping.InputAddress.Segments[^1], out _);
        return Task.CompletedTask;
    }

    public Task Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;

    public Task Faulted(ReceiveEndpointFaulted faulted) => Task.CompletedTask;
}

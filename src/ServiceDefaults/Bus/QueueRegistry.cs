using RabbitMQ.Client;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>A list of the system's queues on the broker, to which each process adds its queues before it consumes them. AMQP cannot list
/// queues, and reading dead letters should need neither a plug-in nor a manual list.</summary>
public sealed class QueueRegistry
{
    /// <summary>The queue with the names, one in each message, repeated for each process start since the last read.</summary>
    public const string Queue = "briefingbus_queues";

    private readonly SortedSet<string> queues = new(StringComparer.Ordinal);
    private bool announced;

    internal void Add(string queue) => queues.Add(queue);

    /// <summary>Whether a queue that this process had on its previous connection is gone.</summary>
    internal async Task<bool> IsLostAsync(IConnection connection) =>
        announced && queues.Min is { } own && await BrokerConnections.CountAsync(connection, own, CancellationToken.None) is null;

    /// <summary>Adds this process's queues to the registry on every connect, since the broker may have come back empty.</summary>
    internal async Task AnnounceAsync(IConnection connection)
    {
        await AnnounceAsync(connection, queues, CancellationToken.None);
        announced = true;
    }

    /// <summary>Adds queues to the registry.</summary>
    internal static async Task AnnounceAsync(
        IConnection connection, IReadOnlyCollection<string> queues, CancellationToken cancellationToken)
    {
        if (queues.Count == 0)
            return;
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        await DurableQueue.DeclareAsync(channel, Queue, cancellationToken);
        foreach (var queue in queues)
            await channel.BasicPublishAsync(
                "", Queue, mandatory: true, new BasicProperties { DeliveryMode = DeliveryModes.Persistent },
                    Encoding.UTF8.GetBytes(queue), cancellationToken);
    }
}

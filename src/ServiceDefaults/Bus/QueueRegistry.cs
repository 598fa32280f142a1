using RabbitMQ.Client;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>The broker's own list of the system's queues: each process writes there which queues it consumes, before it does. AMQP has no
/// way to ask a broker for its queues, and whoever looks for dead letters should need neither a plug-in nor a list kept by hand.</summary>
public sealed class QueueRegistry
{
    /// <summary>The queue that the names are in, one a message, as often as processes were started since somebody last read them.</summary>
    public const string Queue = "briefingbus_queues";

    private readonly SortedSet<string> queues = new(StringComparer.Ordinal);
    private bool announced;

    internal void Add(string queue) => queues.Add(queue);

    /// <summary>Whether a queue of this process, which was there when it connected before, is gone.</summary>
    internal async Task<bool> IsLostAsync(IConnection connection) =>
        announced && queues.Min is { } own && !await BrokerConnections.HasQueueAsync(connection, own, CancellationToken.None);

    /// <summary>Writes this process's queues into the register. Each time that the process connects: the broker may have come back
    /// empty.</summary>
    internal async Task AnnounceAsync(IConnection connection)
    {
        await AnnounceAsync(connection, queues, CancellationToken.None);
        announced = true;
    }

    /// <summary>Writes queues into the register.</summary>
    internal static async Task AnnounceAsync(
        IConnection connection, IReadOnlyCollection<string> queues, CancellationToken cancellationToken)
    {
        if (queues.Count == 0)
            return;
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
        await DeclareAsync(channel);
        foreach (var queue in queues)
            await channel.BasicPublishAsync(
                "", Queue, mandatory: true, new BasicProperties { DeliveryMode = DeliveryModes.Persistent },
                    Encoding.UTF8.GetBytes(queue), cancellationToken);
    }

    /// <summary>Declares the register; where it is there already, nothing changes.</summary>
    public static Task DeclareAsync(IChannel channel) =>
        channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>
        {
            ["x-queue-type"] = "quorum",
            [DurableQueue.DeliveryLimitArgument] = DurableQueue.AsGoodAsNoLimit,
        });
}

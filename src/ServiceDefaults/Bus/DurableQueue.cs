using RabbitMQ.Client;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>The settings of every queue: replicated, and dead-lettering instead of dropping.</summary>
public static class DurableQueue
{
    /// <summary>The number of deliveries without an acknowledgement (the process died or requeued the message) after which a message is
    /// dead-lettered.</summary>
    public const int DeliveryLimit = 20;

    /// <summary>The argument that limits the deliveries of a queue's messages.</summary>
    private const string DeliveryLimitArgument = "x-delivery-limit";

    /// <summary>Practically no limit, for dead-letter queues, where browsing counts as a delivery. Since RabbitMQ 4.0 a queue without the
    /// argument drops a message after 20 deliveries; RabbitMQ 3 has no value for "none".</summary>
    private const int PracticallyNoLimit = 1_000_000_000;

    /// <summary>Declares a quorum queue that keeps its messages until they are consumed. An existing one does not change.</summary>
    public static Task DeclareAsync(IChannel channel, string queue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return channel.QueueDeclareAsync(
            queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum", [DeliveryLimitArgument] = PracticallyNoLimit },
            cancellationToken: cancellationToken);
    }

    /// <summary>Makes the queue a quorum queue that sends a message to its dead-letter queue after <see cref="DeliveryLimit"/> deliveries.
    /// That queue is declared with it, since a missing dead-letter exchange would silently drop messages.</summary>
    internal static void Apply(string queue, IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.SetQuorumQueue();
        endpoint.SetQueueArgument(DeliveryLimitArgument, DeliveryLimit);
        endpoint.BindDeadLetterQueue(QueueNames.ErrorQueueOf(queue), QueueNames.ErrorQueueOf(queue), errors =>
        {
            errors.SetQuorumQueue();
            errors.SetQueueArgument(DeliveryLimitArgument, PracticallyNoLimit);
        });
    }

    /// <summary>Configures the queues that MassTransit declares for failed messages (<c>_error</c>) and for unknown types
    /// (<c>_skipped</c>). Its default, a copy of the main queue's arguments, would dead-letter them in a circle.</summary>
    internal static void ApplyToFailed(IRabbitMqQueueConfigurator errors)
    {
        errors.SetQueueArgument("x-dead-letter-exchange", null);
        errors.SetQueueArgument(DeliveryLimitArgument, PracticallyNoLimit);
    }
}

using RabbitMQ.Client;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>The settings of every queue: replicated, and dead-lettering instead of dropping.</summary>
public static class DurableQueue
{
    /// <summary>How many deliveries a message gets without being finished (its process died or requeued it) before it is
    /// dead-lettered.</summary>
    public const int DeliveryLimit = 20;

    /// <summary>The argument that limits how often a message of a queue is delivered.</summary>
    private const string DeliveryLimitArgument = "x-delivery-limit";

    /// <summary>Browsing a dead letter counts as a delivery. Since RabbitMQ 4.0 a queue without the argument has a limit of 20 and then
    /// drops the message; RabbitMQ 3 has no value for "none".</summary>
    private const int AsGoodAsNoLimit = 1_000_000_000;

    /// <summary>Declares a quorum queue that keeps its messages until somebody takes them; an existing one does not change.</summary>
    public static Task DeclareAsync(IChannel channel, string queue, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return channel.QueueDeclareAsync(
            queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum", [DeliveryLimitArgument] = AsGoodAsNoLimit },
            cancellationToken: cancellationToken);
    }

    /// <summary>Makes the queue a quorum queue whose messages, after <see cref="DeliveryLimit"/> deliveries, go to its dead-letter queue.
    /// That queue is declared with it: a dead-letter exchange that does not exist yet would drop them silently.</summary>
    internal static void Apply(string queue, IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.SetQuorumQueue();
        endpoint.SetQueueArgument(DeliveryLimitArgument, DeliveryLimit);
        endpoint.BindDeadLetterQueue(QueueNames.ErrorQueueOf(queue), QueueNames.ErrorQueueOf(queue), errors =>
        {
            errors.SetQuorumQueue();
            errors.SetQueueArgument(DeliveryLimitArgument, AsGoodAsNoLimit);
        });
    }

    /// <summary>Sets the queues that MassTransit declares for failed messages (<c>_error</c>) and for unknown types (<c>_skipped</c>). Its
    /// default, a copy of the main queue's arguments, would dead-letter them in a circle.</summary>
    internal static void ApplyToFailed(IRabbitMqQueueConfigurator errors)
    {
        errors.SetQueueArgument("x-dead-letter-exchange", null);
        errors.SetQueueArgument(DeliveryLimitArgument, AsGoodAsNoLimit);
    }
}

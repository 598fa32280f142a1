namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>What every queue of the system is: replicated, and never the end of a message.</summary>
public static class DurableQueue
{
    /// <summary>How often a message is delivered without being finished (its process died, or gave it back) before it is
    /// dead-lettered.</summary>
    public const int DeliveryLimit = 20;

    /// <summary>The argument that limits how often a message of a queue is delivered.</summary>
    public const string DeliveryLimitArgument = "x-delivery-limit";

    /// <summary>Browsing a dead letter counts as a delivery, and from RabbitMQ 4.0 on a queue without the argument has a limit of 20,
    /// past which it would drop the message; RabbitMQ 3 has no value for "none".</summary>
    public const int AsGoodAsNoLimit = 1_000_000_000;

    /// <summary>Makes the queue a quorum queue whose messages, after <see cref="DeliveryLimit"/> deliveries, go to its dead-letter queue.
    /// That one is declared with it: a dead-letter exchange that does not exist yet would drop them silently.</summary>
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

    /// <summary>What MassTransit declares for messages that failed (<c>_error</c>) or that nobody knows (<c>_skipped</c>): by itself
    /// a copy of the queue's own arguments, which would dead-letter them in a circle.</summary>
    internal static void ApplyToFailed(IRabbitMqQueueConfigurator errors)
    {
        errors.SetQueueArgument("x-dead-letter-exchange", null);
        errors.SetQueueArgument(DeliveryLimitArgument, AsGoodAsNoLimit);
    }
}

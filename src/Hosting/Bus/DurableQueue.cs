using MassTransit;

namespace BriefingBus.Hosting.Bus;

/// <summary>What every queue of the system is: replicated, and never the end of a message.</summary>
public static class DurableQueue
{
    /// <summary>How often a message is delivered without being finished (its process died, or gave it back) before it is dead-lettered.</summary>
    public const int DeliveryLimit = 20;

    /// <summary>The dead-letter queue of a queue, where failed messages wait until a person decides.</summary>
    public static string ErrorQueueOf(string queue) => queue + "_error";

    /// <summary>Makes the queue a quorum queue whose messages, after <see cref="DeliveryLimit"/> deliveries, go to its dead-letter queue.
    /// That one is declared with it: a dead-letter exchange that does not exist yet would drop them in silence.</summary>
    internal static void Apply(string queue, IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.SetQuorumQueue();
        endpoint.SetQueueArgument("x-delivery-limit", DeliveryLimit);
        endpoint.BindDeadLetterQueue(ErrorQueueOf(queue), ErrorQueueOf(queue), errors => errors.SetQuorumQueue());
    }
}

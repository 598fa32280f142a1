using BriefingBus.ServiceDefaults.Bus;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.DeadLetters;

/// <summary>Tells a store that is away from a fault of our own.</summary>
public static class StoreAway
{
    /// <summary>Whether the exception says that the store cannot be reached now, or is in somebody else's hands; later the same may go well.</summary>
    /// <param name="exception">The exception; where it is a cancellation, one that the caller did not ask for: the broker's client ends its own
    /// waits that way.</param>
    public static bool IsMeantBy(Exception exception) =>
        exception is BrokerUnreachableException or OperationInterruptedException or OperationCanceledException || TransientFault.IsTransient(exception);
}

using BriefingBus.Hosting.Bus;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.DeadLetters;

/// <summary>Tells a store that is away from a fault of our own.</summary>
public static class StoreAway
{
    /// <summary>Whether the exception says that the store cannot be reached now, or is in somebody else's hands; later the same may go well.</summary>
    public static bool IsMeantBy(Exception exception) =>
        exception is BrokerUnreachableException or OperationInterruptedException || TransientFault.CanPass(exception);
}

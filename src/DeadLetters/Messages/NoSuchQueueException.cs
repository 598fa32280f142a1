namespace BriefingBus.DeadLetters.Messages;

/// <summary>The target queue of a message does not exist.</summary>
public sealed class NoSuchQueueException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="cause">The broker's response.</param>
    public NoSuchQueueException(string queue, Exception? cause = null)
        : base($"there is no queue '{queue}' (any more); messages of a service that is gone can be parked or discarded", cause)
    {
    }
}

namespace BriefingBus.DeadLetters.Messages;

/// <summary>A message cannot be put into a queue because there is none of that name.</summary>
public sealed class NoSuchQueueException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="cause">What the broker answered.</param>
    public NoSuchQueueException(string queue, Exception? cause = null)
        : base($"there is no queue '{queue}' (any more); messages of a service that is gone can be parked or discarded", cause)
    {
    }
}

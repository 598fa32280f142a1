using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>Brings messages back to their queues.</summary>
public interface IReplayTransport
{
    /// <summary>How many messages may be sent and have no outcome yet, where the queues end with the process: then what was sent is sent
    /// again
    /// after a restart. Null where the queues themselves keep what was sent.</summary>
    int? MaxInFlight { get; }

    /// <summary>Waits until messages can be sent.</summary>
    Task ReadyAsync(CancellationToken cancellationToken);

    /// <summary>Sends a message to its queue. Once this has returned, the queue has it.</summary>
    /// <exception cref="NoSuchQueueException">The queue does not exist.</exception>
    Task SendAsync(DeadLetterMessage message, CancellationToken cancellationToken);
}

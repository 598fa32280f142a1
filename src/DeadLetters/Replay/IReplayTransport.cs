using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>Sends messages back to their queues.</summary>
public interface IReplayTransport
{
    /// <summary>The maximum number of sent messages without an outcome, for queues that are lost with the process, whose messages are sent
    /// again after a restart. Null for durable queues.</summary>
    int? MaxInFlight { get; }

    /// <summary>Waits until messages can be sent.</summary>
    Task ReadyAsync(CancellationToken cancellationToken);

    /// <summary>Sends a message to its queue and returns once the queue has it.</summary>
    /// <exception cref="NoSuchQueueException">The queue does not exist.</exception>
    /// <exception cref="RefusedMessageException">This message was refused, or one that was sent at the same time.</exception>
    Task SendAsync(DeadLetterMessage message, CancellationToken cancellationToken);
}

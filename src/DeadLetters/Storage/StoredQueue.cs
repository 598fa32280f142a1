namespace BriefingBus.DeadLetters.Storage;

/// <summary>A dead-letter queue that was found, and of a process without a broker the queues that it consumes.</summary>
public sealed class StoredQueue
{
    public required string Name { get; set; }
}

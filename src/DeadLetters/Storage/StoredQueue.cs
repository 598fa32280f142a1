namespace BriefingBus.DeadLetters.Storage;

/// <summary>A known dead-letter queue, or without a broker a queue that the process consumes.</summary>
public sealed class StoredQueue
{
    public required string Name { get; set; }
}

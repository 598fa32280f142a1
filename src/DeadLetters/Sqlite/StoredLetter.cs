namespace BriefingBus.DeadLetters.Sqlite;

/// <summary>A message in the file: a dead letter, a parked one, or one on its way back, according to its queue.</summary>
public sealed class StoredLetter
{
    /// <summary>Its number: those that came later have greater ones.</summary>
    public long Number { get; set; }

    /// <summary>The queue where it waits; one that is no dead-letter queue is where it goes back to.</summary>
    public required string Queue { get; set; }

    /// <summary>The message's identity as its sender gave it, or null.</summary>
    public string? MessageId { get; set; }

    /// <summary>The body's media type, or null.</summary>
    public string? ContentType { get; set; }

    /// <summary>The headers, as JSON.</summary>
    public required string Headers { get; set; }

    /// <summary>The body as it was sent.</summary>
    public required byte[] Body { get; set; }

    /// <summary>Identity of its last replay, or null.</summary>
    public string? ReplayId { get; set; }

    /// <summary>How often it was given to its consumer on its way back and the process ended before the consumer did.</summary>
    public int Deliveries { get; set; }
}

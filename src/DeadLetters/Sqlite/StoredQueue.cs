namespace BriefingBus.DeadLetters.Sqlite;

/// <summary>A queue that the process consumes: what can fail there has dead letters, and what goes back there has a taker.</summary>
public sealed class StoredQueue
{
    /// <summary>Its name.</summary>
    public required string Name { get; set; }
}

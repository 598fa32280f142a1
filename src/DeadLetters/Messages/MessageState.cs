namespace BriefingBus.DeadLetters.Messages;

/// <summary>The state of a failed message. The numbers are stored.</summary>
public enum MessageState
{
    /// <summary>It waits for a decision.</summary>
    Failed = 0,

    /// <summary>It is being replayed: it waits for the dispatcher, or was sent and has no outcome yet.</summary>
    Retrying = 1,

    /// <summary>Its replay succeeded.</summary>
    Resolved = 2,

    /// <summary>A person parked it.</summary>
    Parked = 3,

    /// <summary>A person discarded it.</summary>
    Discarded = 4,
}

namespace BriefingBus.DeadLetters.Messages;

/// <summary>What is decided about a failed message. The numbers are stored.</summary>
public enum MessageState
{
    /// <summary>It waits for a decision.</summary>
    Failed = 0,

    /// <summary>It goes back to its queue: it waits for the dispatcher, or was sent and has no outcome yet.</summary>
    Retrying = 1,

    /// <summary>Its replay succeeded.</summary>
    Resolved = 2,

    /// <summary>A person set it aside.</summary>
    Parked = 3,

    /// <summary>A person discarded it.</summary>
    Discarded = 4,
}

namespace BriefingBus.DeadLetters.Auditing;

/// <summary>An action or its outcome. The numbers are stored.</summary>
public enum AuditAction
{
    /// <summary>An operation began; <see cref="AuditEntry.Note"/> is the request.</summary>
    RunBegan = 0,

    /// <summary>An operation ended; <see cref="AuditEntry.Note"/> is its result.</summary>
    RunEnded = 1,

    /// <summary>A message is sent back to its queue; written before the send, so that nothing is sent without an entry.</summary>
    Replayed = 2,

    /// <summary>A message is sent back with a changed body; written before the send.</summary>
    Edited = 3,

    /// <summary>A consumer finished the message of a replay: it succeeded.</summary>
    ReplaySucceeded = 4,

    /// <summary>The message of a replay failed again.</summary>
    ReplayFailed = 5,

    /// <summary>A replay could not be sent; the message waits as before.</summary>
    Refused = 6,

    /// <summary>A message was parked.</summary>
    Parked = 7,

    /// <summary>A message was discarded.</summary>
    Discarded = 8,

    /// <summary>A message was imported from a file.</summary>
    Imported = 9,

    /// <summary>The message of a replay was sent again, since it is unknown whether it reached its queue the first time.</summary>
    SentAgain = 10,
}

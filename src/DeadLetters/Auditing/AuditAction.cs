namespace BriefingBus.DeadLetters.Auditing;

/// <summary>What was done, or what came of it. The numbers are stored.</summary>
public enum AuditAction
{
    /// <summary>An operation began; <see cref="AuditEntry.Note"/> is what was asked for.</summary>
    RunBegan = 0,

    /// <summary>An operation ended; <see cref="AuditEntry.Note"/> is its result.</summary>
    RunEnded = 1,

    /// <summary>A message goes back to its queue: written before it is sent, so that nothing is sent without a trace.</summary>
    Replayed = 2,

    /// <summary>A message goes back with a changed body; written before it is sent.</summary>
    Edited = 3,

    /// <summary>A consumer finished the message of a replay: it succeeded.</summary>
    ReplaySucceeded = 4,

    /// <summary>The message of a replay failed again.</summary>
    ReplayFailed = 5,

    /// <summary>A replay could not be sent; the message waits as before.</summary>
    Refused = 6,

    /// <summary>A message was set aside.</summary>
    Parked = 7,

    /// <summary>A message was discarded.</summary>
    Discarded = 8,

    /// <summary>A message was imported from a file.</summary>
    Imported = 9,

    /// <summary>The message of a replay was sent once more, since it is not known whether the first sending reached its queue.</summary>
    SentAgain = 10,
}

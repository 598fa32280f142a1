namespace BriefingBus.DeadLetters.Auditing;

/// <summary>What was done, or became of what was done.</summary>
public enum AuditAction
{
    /// <summary>A command began; <see cref="AuditEntry.Note"/> says what was asked for.</summary>
    RunBegan,

    /// <summary>A command ended; <see cref="AuditEntry.Note"/> says with what result. Missing where it was killed.</summary>
    RunEnded,

    /// <summary>A letter goes back to where it came from: written before it is sent, so that nothing is sent without a trace.</summary>
    Replayed,

    /// <summary>A letter's body was changed and goes back; written before it is sent.</summary>
    Edited,

    /// <summary>The message of a replay was finished by a consumer: it succeeded.</summary>
    ReplaySucceeded,

    /// <summary>The message of a replay failed again.</summary>
    ReplayFailed,

    /// <summary>A replay could not be sent; the letter stays.</summary>
    Refused,

    /// <summary>A letter was set aside.</summary>
    Parked,

    /// <summary>A letter was discarded.</summary>
    Discarded,

    /// <summary>A letter was taken back from a file.</summary>
    Imported,
}

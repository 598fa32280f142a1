namespace BriefingBus.DeadLetters.Auditing;

/// <summary>One entry of the audit log: an action, its message, its time, its author and its result.</summary>
public sealed record AuditEntry
{
    /// <summary>The time of the action.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The action.</summary>
    public required AuditAction Action { get; init; }

    /// <summary>The person; for the outcome of a replay, the queue whose consumer had the message.</summary>
    public required string By { get; init; }

    /// <summary>The operation that it is part of, or null.</summary>
    public string? Run { get; init; }

    /// <summary>The failed message, or null if the entry is about the whole operation.</summary>
    public string? FailedMessageId { get; init; }

    /// <summary>Identity of the replay, which links the send to its outcome. Null if nothing was sent.</summary>
    public string? ReplayId { get; init; }

    /// <summary>The dead-letter queue of the message, or null.</summary>
    public string? Queue { get; init; }

    /// <summary>The message's type, or null.</summary>
    public string? MessageType { get; init; }

    /// <summary>The subject of the message (item, edition), or null.</summary>
    public string? Title { get; init; }

    /// <summary>The feed's name, or null.</summary>
    public string? Feed { get; init; }

    /// <summary>The error of the message, or of the failure of a replay; or null.</summary>
    public string? Error { get; init; }

    /// <summary>A reason, a result or the name of a copy, as text; or null.</summary>
    public string? Note { get; init; }
}

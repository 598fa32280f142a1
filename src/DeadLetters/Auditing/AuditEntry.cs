namespace BriefingBus.DeadLetters.Auditing;

/// <summary>One line of the audit: who did what to which message, when, with which result.</summary>
public sealed record AuditEntry
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What.</summary>
    public required AuditAction Action { get; init; }

    /// <summary>Who: the person; for the outcome of a replay, the queue whose consumer had the message.</summary>
    public required string By { get; init; }

    /// <summary>The operation that it is part of, or null.</summary>
    public string? Run { get; init; }

    /// <summary>The failed message, or null where the entry is about the whole operation.</summary>
    public string? FailedMessageId { get; init; }

    /// <summary>Identity of the replay: joins the sending with its outcome. Null where nothing was sent.</summary>
    public string? ReplayId { get; init; }

    /// <summary>The dead-letter queue of the message, or null.</summary>
    public string? Queue { get; init; }

    /// <summary>The message's type, or null.</summary>
    public string? MessageType { get; init; }

    /// <summary>What the message is about (item, edition), or null.</summary>
    public string? Title { get; init; }

    /// <summary>The feed's name, or null.</summary>
    public string? Feed { get; init; }

    /// <summary>The error: of the message, or where a replay failed again, of that failure. Or null.</summary>
    public string? Error { get; init; }

    /// <summary>Reason, result, file of the copy: in plain words. Or null.</summary>
    public string? Note { get; init; }
}

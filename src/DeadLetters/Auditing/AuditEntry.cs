namespace BriefingBus.DeadLetters.Auditing;

/// <summary>One line of the audit: who did what to which letter, when, with which result.</summary>
public sealed record AuditEntry
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What.</summary>
    public required AuditAction Action { get; init; }

    /// <summary>Who: the person, or for what became of a replay the queue whose consumer says so.</summary>
    public required string By { get; init; }

    /// <summary>The command that it was part of: one identity for all its entries. Null in what a service reports.</summary>
    public string? Run { get; init; }

    /// <summary>The letter, or null where the entry is about the whole command.</summary>
    public string? LetterId { get; init; }

    /// <summary>Identity of the replay: what joins the sending with what became of it. Null where nothing was sent.</summary>
    public string? ReplayId { get; init; }

    /// <summary>The dead-letter queue that the letter was in, or null.</summary>
    public string? Queue { get; init; }

    /// <summary>The message's type, or null.</summary>
    public string? MessageType { get; init; }

    /// <summary>What the message is about (item, edition), or null.</summary>
    public string? Title { get; init; }

    /// <summary>The feed's name, or null.</summary>
    public string? Feed { get; init; }

    /// <summary>The error: of the letter, or where a replay failed again, of that failure (see <see cref="Finding.DeadLetterGroupings.ErrorOf(string?, string?)"/>). Or null.</summary>
    public string? Error { get; init; }

    /// <summary>Reason, result, file of the copy: in plain words. Or null.</summary>
    public string? Note { get; init; }
}

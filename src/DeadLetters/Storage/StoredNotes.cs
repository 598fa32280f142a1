using BriefingBus.DeadLetters.Auditing;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>A line of the audit: <see cref="AuditEntry"/>.</summary>
public sealed class StoredAuditEntry
{
    public long Number { get; set; }

    public required DateTimeOffset At { get; set; }

    public required AuditAction Action { get; set; }

    public required string By { get; set; }

    public string? Run { get; set; }

    public string? FailedMessageId { get; set; }

    public string? ReplayId { get; set; }

    public string? Queue { get; set; }

    public string? MessageType { get; set; }

    public string? Title { get; set; }

    public string? Feed { get; set; }

    public string? Error { get; set; }

    public string? Note { get; set; }
}

/// <summary>A dead-letter queue that was found, and of a process without a broker the queues that it consumes.</summary>
public sealed class StoredQueue
{
    public required string Name { get; set; }
}

/// <summary>A comment on a group.</summary>
public sealed class StoredComment
{
    public long Number { get; set; }

    /// <summary>The group's key.</summary>
    public required string Group { get; set; }

    public required DateTimeOffset At { get; set; }

    public required string By { get; set; }

    public required string Text { get; set; }
}

/// <summary>A filter that was saved under a name.</summary>
public sealed class StoredFilter
{
    public required string Name { get; set; }

    /// <summary>The filter as the part of an address after the question mark.</summary>
    public required string Query { get; set; }

    public required string By { get; set; }

    public required DateTimeOffset At { get; set; }
}

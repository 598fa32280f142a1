using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>The properties that failures are grouped by, except the hour. Only its last three dates change.</summary>
public sealed class StoredSignature
{
    public int Number { get; set; }

    /// <summary>Hash of the identifying columns, for the unique index.</summary>
    public required string Key { get; set; }

    public required string Queue { get; set; }

    public required FailureKind Kind { get; set; }

    public required string MessageType { get; set; }

    public string? ExceptionType { get; set; }

    public string? ThrownAt { get; set; }

    /// <summary>The reason if there is no exception; then it names the group.</summary>
    public string? PlainReason { get; set; }

    public string? FeedUrl { get; set; }

    public string? FeedName { get; set; }

    public string? Version { get; set; }

    /// <summary>When its first message failed.</summary>
    public required DateTimeOffset FirstFailedAt { get; set; }

    /// <summary>When a replay of one of its messages last succeeded.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>When it failed again after that, or null.</summary>
    public DateTimeOffset? ReturnedAt { get; set; }
}

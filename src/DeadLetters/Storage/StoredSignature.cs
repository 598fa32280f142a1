using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>What many failures have in common: everything that they are grouped by but their hour. It never changes, but for its last three
/// dates.</summary>
public sealed class StoredSignature
{
    public int Number { get; set; }

    /// <summary>Hash of all that follows, for the unique index.</summary>
    public required string Key { get; set; }

    public required string Queue { get; set; }

    public required FailureKind Kind { get; set; }

    public required string MessageType { get; set; }

    public string? ExceptionType { get; set; }

    public string? ThrownAt { get; set; }

    /// <summary>The reason where there is no exception, which then names the group.</summary>
    public string? PlainReason { get; set; }

    public string? FeedUrl { get; set; }

    public string? FeedName { get; set; }

    public string? Version { get; set; }

    /// <summary>When its first message failed.</summary>
    public required DateTimeOffset FirstFailedAt { get; set; }

    /// <summary>When a replay of one of its messages succeeded last.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>When it failed again after that; null where it did not.</summary>
    public DateTimeOffset? ReturnedAt { get; set; }
}

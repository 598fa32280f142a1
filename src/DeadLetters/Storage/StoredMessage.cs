using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>The data of a failed message for lists and filters. <see cref="StoredContent"/> has the rest.</summary>
public sealed class StoredMessage
{
    public long Number { get; set; }

    /// <summary>16 hexadecimal digits: <see cref="FailedMessage.Id"/>.</summary>
    public required string Id { get; set; }

    public required MessageState State { get; set; }

    /// <summary>Number of the <see cref="StoredSignature"/> of the last failure.</summary>
    public required int Signature { get; set; }

    public string? MessageId { get; set; }

    public string? ItemId { get; set; }

    public string? Title { get; set; }

    public string? Link { get; set; }

    public required string Reason { get; set; }

    public string? Consumer { get; set; }

    public required DateTimeOffset FirstFailedAt { get; set; }

    public required DateTimeOffset FailedAt { get; set; }

    /// <summary>The hour of the last failure, since the year 1.</summary>
    public required int Hour { get; set; }

    public required int Tries { get; set; }

    public required int Attempts { get; set; }

    public required int Size { get; set; }

    public required int Replays { get; set; }

    public DateTimeOffset? ReplayedAt { get; set; }

    public string? ReplayedBy { get; set; }

    public string? ReplayId { get; set; }

    /// <summary>Number of the <see cref="StoredOperation"/> that changed it last, or null.</summary>
    public long? Operation { get; set; }

    /// <summary>The number of sends of the current attempt.</summary>
    public int Sends { get; set; }

    /// <summary>When a dispatcher's lease on it ends; null without a lease.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>When the broker confirmed the current attempt; null before.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public string? ParkedReason { get; set; }

    public string? ParkedBy { get; set; }

    public DateTimeOffset? ParkedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    public bool IsEdited { get; set; }

    public StoredContent? Content { get; set; }
}

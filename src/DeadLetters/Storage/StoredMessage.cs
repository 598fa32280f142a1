using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>A failed message: what lists and filters need. What is long is in <see cref="StoredContent"/>.</summary>
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

    /// <summary>How often the current attempt was sent.</summary>
    public int Sends { get; set; }

    /// <summary>Until when a dispatcher has it; null where none has.</summary>
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

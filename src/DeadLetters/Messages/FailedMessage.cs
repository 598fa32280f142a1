namespace BriefingBus.DeadLetters.Messages;

/// <summary>A failed message: its failure, its subject, its attempts and its state.</summary>
public sealed record FailedMessage
{
    /// <summary>Its identity: 16 hexadecimal digits, the same for every attempt and for a copy that a killed process left behind.</summary>
    public required string Id { get; init; }

    /// <summary>Its state.</summary>
    public MessageState State { get; init; }

    /// <summary>The dead-letter queue that it came from.</summary>
    public required string Queue { get; init; }

    /// <summary>The queue of the consumer that failed, and the target of a replay.</summary>
    public required string Source { get; init; }

    /// <summary>The kind of failure.</summary>
    public required FailureKind Kind { get; init; }

    /// <summary>The message's identity as set by its sender, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>The message's type, such as <c>CleanItem</c>; <c>unreadable</c> if the body does not name one.</summary>
    public required string MessageType { get; init; }

    /// <summary>Full name of the exception's type, or null.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>The exception's message, or else the reason as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The stack trace, or null; lists omit it.</summary>
    public string? StackTrace { get; init; }

    /// <summary>The place that threw: the first frame of BriefingBus's own code, such as <c>Cleaner.Cleaning.EntryBody.Read</c>; else the
    /// first frame; or null.</summary>
    public string? ThrownAt { get; init; }

    /// <summary>The consumer that threw, or null.</summary>
    public string? Consumer { get; init; }

    /// <summary>Program and version that failed, such as <c>BriefingBus.Cleaner 0.1.0</c>, or null.</summary>
    public string? Version { get; init; }

    /// <summary>When it last failed; if unknown, when it arrived in the table.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>When it first failed.</summary>
    public DateTimeOffset? FirstFailedAt { get; init; }

    /// <summary>The address of its feed, or null.</summary>
    public string? FeedUrl { get; init; }

    /// <summary>The name of that feed, or null.</summary>
    public string? FeedName { get; init; }

    /// <summary>Its subject: the item's title, the edition's name; or null.</summary>
    public string? Title { get; init; }

    /// <summary>Address of the article, or null.</summary>
    public string? Link { get; init; }

    /// <summary>The item's identity, or null.</summary>
    public string? ItemId { get; init; }

    /// <summary>The number of tries in its last attempt.</summary>
    public int Tries { get; init; }

    /// <summary>The number of failed attempts: 1, plus one for each failed replay.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The number of replays.</summary>
    public int Replays { get; init; }

    /// <summary>When it was last replayed, or null.</summary>
    public DateTimeOffset? ReplayedAt { get; init; }

    /// <summary>The requester of the last replay, or null.</summary>
    public string? ReplayedBy { get; init; }

    /// <summary>Identity of the last replay: the message's and the attempt's number. Null before the first.</summary>
    public string? ReplayId { get; init; }

    /// <summary>The number of sends of the last attempt: 2 if a dispatcher was killed before it had recorded the first.</summary>
    public int Sends { get; init; }

    /// <summary>Identity of the operation that the last replay is part of, or null.</summary>
    public string? ReplayRun { get; init; }

    /// <summary>Why it was parked, or null.</summary>
    public string? ParkedReason { get; init; }

    /// <summary>The person who parked it, or null.</summary>
    public string? ParkedBy { get; init; }

    /// <summary>When it was parked, or null.</summary>
    public DateTimeOffset? ParkedAt { get; init; }

    /// <summary>When it was resolved or discarded, or null; retention counts from then.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Whether a person changed the body; the original is kept.</summary>
    public bool IsEdited { get; init; }

    /// <summary>Length of the body in bytes.</summary>
    public int Size { get; init; }

    /// <summary>True if another message may have caused the failure: the broker dead-letters a poison message together with its
    /// neighbours.</summary>
    public bool IsSuspect => Kind == FailureKind.DeliveryLimit;

    /// <summary>Whether it is parked.</summary>
    public bool IsParked => State == MessageState.Parked;
}

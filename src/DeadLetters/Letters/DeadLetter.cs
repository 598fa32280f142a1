namespace BriefingBus.DeadLetters.Letters;

/// <summary>A dead letter in plain words: what failed, where, why, how often. Made by <see cref="DeadLetterReader"/>.</summary>
public sealed record DeadLetter
{
    /// <summary>Its identity: 16 hexadecimal digits, the same at every look, after parking, and of a copy that a kill left behind; another after it
    /// was replayed and failed again.</summary>
    public required string Id { get; init; }

    /// <summary>The queue where it waits.</summary>
    public required string Queue { get; init; }

    /// <summary>The queue that it came from, and goes back to.</summary>
    public required string Source { get; init; }

    /// <summary>Why it is dead.</summary>
    public required DeadLetterKind Kind { get; init; }

    /// <summary>The message's identity as its sender gave it, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>The message's type, such as <c>CleanItem</c>; <c>unreadable</c> where the body says none.</summary>
    public required string MessageType { get; init; }

    /// <summary>Full name of the exception's type, or null where none is known.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>What the exception says; where none is known, why the letter is dead, in plain words.</summary>
    public required string Reason { get; init; }

    /// <summary>The stack trace, or null.</summary>
    public string? StackTrace { get; init; }

    /// <summary>Where it was thrown: the first frame of our own code, such as <c>Cleaner.Cleaning.EntryBody.Read</c>; else the first frame; or null.</summary>
    public string? ThrownAt { get; init; }

    /// <summary>The consumer that threw, or null.</summary>
    public string? Consumer { get; init; }

    /// <summary>When it failed, or null where nobody says.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>The address of the feed that it is about, or null.</summary>
    public string? FeedUrl { get; init; }

    /// <summary>The name of that feed, or null.</summary>
    public string? FeedName { get; init; }

    /// <summary>What it is about: the item's title, the edition's name; or null.</summary>
    public string? Title { get; init; }

    /// <summary>Address of the article, or null.</summary>
    public string? Link { get; init; }

    /// <summary>The item's identity, or null.</summary>
    public string? ItemId { get; init; }

    /// <summary>How often it was tried before it was given up.</summary>
    public int Tries { get; init; }

    /// <summary>How often it was replayed.</summary>
    public int Replays { get; init; }

    /// <summary>When it was replayed last, or null.</summary>
    public DateTimeOffset? ReplayedAt { get; init; }

    /// <summary>Who replayed it last, or null.</summary>
    public string? ReplayedBy { get; init; }

    /// <summary>Identity of the last replay, which is also in the audit; or null.</summary>
    public string? ReplayId { get; init; }

    /// <summary>Identity of the command that the last replay was part of, or null.</summary>
    public string? ReplayRun { get; init; }

    /// <summary>Why it was set aside, or null where it was not.</summary>
    public string? ParkedReason { get; init; }

    /// <summary>Who set it aside, or null.</summary>
    public string? ParkedBy { get; init; }

    /// <summary>When it was set aside, or null.</summary>
    public DateTimeOffset? ParkedAt { get; init; }

    /// <summary>Where this is the original of an edited letter: the identity of the edit's replay; it is kept until that has succeeded. Else null.</summary>
    public string? OriginalOf { get; init; }

    /// <summary>Length of the body in bytes.</summary>
    public int Size { get; init; }

    /// <summary>True where the letter may be innocent: the broker gives up neighbours of a message that kills its process together with it.</summary>
    public bool IsSuspect => Kind == DeadLetterKind.DeliveryLimit;

    /// <summary>Whether it was set aside.</summary>
    public bool IsParked => ParkedReason is not null;
}

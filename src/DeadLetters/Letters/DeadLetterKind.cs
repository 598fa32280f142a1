namespace BriefingBus.DeadLetters.Letters;

/// <summary>Why a letter is dead.</summary>
public enum DeadLetterKind
{
    /// <summary>A consumer threw; the exception is known.</summary>
    Failed,

    /// <summary>The queue knows no consumer for the message's type.</summary>
    Skipped,

    /// <summary>The broker gave up after too many deliveries: the message, or one that was sent ahead with it, killed its process.</summary>
    DeliveryLimit,

    /// <summary>The broker took it out for another reason, or nobody says why.</summary>
    Other,
}

namespace BriefingBus.DeadLetters.Messages;

/// <summary>Why a message is dead. The numbers are stored.</summary>
public enum FailureKind
{
    /// <summary>A consumer threw; the exception is known.</summary>
    Failed = 0,

    /// <summary>The queue has no consumer for the message's type.</summary>
    Skipped = 1,

    /// <summary>The broker gave up after too many deliveries: the message, or one prefetched with it, killed its process.</summary>
    DeliveryLimit = 2,

    /// <summary>The broker removed it for another or an unknown reason.</summary>
    Other = 3,
}

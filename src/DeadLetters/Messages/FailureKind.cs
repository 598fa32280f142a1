namespace BriefingBus.DeadLetters.Messages;

/// <summary>The kind of a failure. The numbers are stored.</summary>
public enum FailureKind
{
    /// <summary>A consumer threw; the exception is known.</summary>
    Failed = 0,

    /// <summary>The queue has no consumer for the message's type.</summary>
    Skipped = 1,

    /// <summary>The broker gave the message up after too many deliveries: it, or one prefetched with it, killed its process.</summary>
    DeliveryLimit = 2,

    /// <summary>The broker removed it for another or an unknown reason.</summary>
    Other = 3,
}

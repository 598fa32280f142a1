namespace BriefingBus.Delivery.Ledger;

/// <summary>Separates transient faults of a delivery from permanent ones.</summary>
public static class DeliveryFaults
{
    /// <summary>Whether a fault of a delivery is transient; null for every other exception.</summary>
    public static bool? IsTransient(Exception exception) => exception switch
    {
        NotDeliveredException outlet => outlet.IsTransient,
        InDoubtException => true,
        _ => null,
    };
}

/// <summary>A call to an outlet failed, and it is certain that nothing arrived.</summary>
/// <param name="message">What the outlet said, in its own words, and what to do where that is known.</param>
/// <param name="isTransient">True where the same call may succeed later: it is retried. False where it never will: it goes to the dead
/// letters.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class NotDeliveredException(string message, bool isTransient, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the same call may succeed later.</summary>
    public bool IsTransient { get; } = isTransient;
}

/// <summary>A call to an outlet broke off where it may have arrived. The ledger holds that of every exception but
/// <see cref="NotDeliveredException"/>; this one says it in words, and can pass: the next try asks the outlet instead of calling it
/// again.</summary>
/// <param name="message">What happened.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class InDoubtException(string message, Exception? inner = null) : Exception(message, inner);

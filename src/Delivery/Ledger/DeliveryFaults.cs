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

/// <summary>A call to an outlet failed, and certainly nothing arrived.</summary>
/// <param name="message">The outlet's own words, and what to do if that is known.</param>
/// <param name="isTransient">True if the same call may succeed later and is retried; false if it never will and is dead-lettered.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class NotDeliveredException(string message, bool isTransient, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the same call may succeed later.</summary>
    public bool IsTransient { get; } = isTransient;
}

/// <summary>A call to an outlet broke off and may have arrived. The ledger assumes that for every exception except
/// <see cref="NotDeliveredException"/>; this one explains it, and is transient: the next attempt queries the outlet instead of repeating
/// the call.</summary>
/// <param name="message">What happened.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class InDoubtException(string message, Exception? inner = null) : Exception(message, inner);

namespace BriefingBus.Delivery.Ledger;

/// <summary>Tells the faults of a delivery that can pass from those that never will.</summary>
public static class DeliveryFaults
{
    /// <summary>Whether a fault of a delivery can pass; null for every other exception.</summary>
    public static bool? IsTransient(Exception exception) => exception switch
    {
        NotDeliveredException outlet => outlet.IsTransient,
        InDoubtException => true,
        _ => null,
    };
}

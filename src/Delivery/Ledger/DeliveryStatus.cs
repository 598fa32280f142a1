namespace BriefingBus.Delivery.Ledger;

/// <summary>What an outlet says about a part that may have arrived.</summary>
public abstract record DeliveryStatus
{
    private DeliveryStatus()
    {
    }

    /// <summary>It is there.</summary>
    /// <param name="Receipt">What <see cref="IOutletPart.SendAsync"/> would have returned.</param>
    public sealed record Arrived(string Receipt) : DeliveryStatus;

    /// <summary>It is not there, and will not come any more: it can be sent again.</summary>
    public sealed record Absent : DeliveryStatus;

    /// <summary>The outlet cannot tell: a person decides.</summary>
    /// <param name="Reason">Why, in plain words.</param>
    public sealed record Unknown(string Reason) : DeliveryStatus;
}

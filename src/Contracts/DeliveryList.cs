namespace BriefingBus.Contracts;

/// <summary>Deliveries, those of the latest briefing first: the response to <see cref="ListDeliveries"/>.</summary>
public sealed record DeliveryList
{
    /// <summary>The deliveries.</summary>
    public required IReadOnlyList<ListedDelivery> Deliveries { get; init; }

    /// <summary>The number of deliveries in each state that occurs, whatever the requested state.</summary>
    public required IReadOnlyList<DeliveryCount> Counts { get; init; }

    /// <summary>True if there are more after these.</summary>
    public bool HasMore { get; init; }
}

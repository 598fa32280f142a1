namespace BriefingBus.Contracts;

/// <summary>Deliveries, those of the latest briefing first: the answer to <see cref="ListDeliveries"/>.</summary>
public sealed record DeliveryList
{
    /// <summary>The deliveries.</summary>
    public required IReadOnlyList<ListedDelivery> Deliveries { get; init; }

    /// <summary>How many there are in each state that occurs, whatever state was asked for.</summary>
    public required IReadOnlyList<DeliveryCount> Counts { get; init; }

    /// <summary>True if more come after these.</summary>
    public bool HasMore { get; init; }
}

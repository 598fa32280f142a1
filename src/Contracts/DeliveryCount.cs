namespace BriefingBus.Contracts;

/// <summary>The number of deliveries in a state.</summary>
public sealed record DeliveryCount
{
    /// <summary>The <see cref="ListedDelivery.State"/>.</summary>
    public required string State { get; init; }

    /// <summary>The number; 1 or more.</summary>
    public required int Count { get; init; }
}

namespace BriefingBus.Contracts;

/// <summary>How many deliveries are in a state.</summary>
public sealed record DeliveryCount
{
    /// <summary>The <see cref="ListedDelivery.State"/>.</summary>
    public required string State { get; init; }

    /// <summary>How many; 1 or more.</summary>
    public required int Count { get; init; }
}

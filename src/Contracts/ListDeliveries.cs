namespace BriefingBus.Contracts;

/// <summary>Requests deliveries from Delivery's ledger. Sent as a request: the response is a <see cref="DeliveryList"/>.</summary>
public sealed record ListDeliveries
{
    /// <summary>The requester's deadline: a request that is read later is dropped.</summary>
    public required DateTimeOffset AnswerBefore { get; init; }

    /// <summary>Only deliveries to the outlet with this name, such as <c>slack/newsroom</c>; null for all.</summary>
    public string? Outlet { get; init; }

    /// <summary>Only deliveries of this edition; null for all.</summary>
    public string? Edition { get; init; }

    /// <summary>Only deliveries of this briefing; null for all.</summary>
    public Guid? BriefingId { get; init; }

    /// <summary>Only deliveries in this <see cref="ListedDelivery.State"/>; null for all.</summary>
    public string? State { get; init; }

    /// <summary>Only deliveries after this one in the list; null for the beginning.</summary>
    public DeliveryPlace? After { get; init; }

    /// <summary>The maximum number of deliveries in the response, 1 to 500.</summary>
    public int Most { get; init; } = 100;
}

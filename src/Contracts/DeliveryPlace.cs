namespace BriefingBus.Contracts;

/// <summary>The position of a delivery in a list that begins with the latest briefing.</summary>
public sealed record DeliveryPlace
{
    /// <summary>The instant that its briefing is for.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>Its number in the ledger.</summary>
    public required long Number { get; init; }
}

namespace BriefingBus.Contracts;

/// <summary>The result of a decision: the response to <see cref="DecideDelivery"/>.</summary>
public sealed record DeliveryDecided
{
    /// <summary>Why nothing was changed, as a sentence; null if the ledger has the decision.</summary>
    public string? Refusal { get; init; }
}

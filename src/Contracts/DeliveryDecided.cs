namespace BriefingBus.Contracts;

/// <summary>What came of a decision: the answer to <see cref="DecideDelivery"/>.</summary>
public sealed record DeliveryDecided
{
    /// <summary>Why nothing was changed, as a sentence; null if the decision is in the ledger.</summary>
    public string? Refusal { get; init; }
}

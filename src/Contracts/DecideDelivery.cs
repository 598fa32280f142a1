namespace BriefingBus.Contracts;

/// <summary>A person's decision about an uncertain delivery. Sent as a request: the answer is a <see cref="DeliveryDecided"/>.</summary>
public sealed record DecideDelivery
{
    /// <summary>The requester's timeout: a request that is read later is dropped.</summary>
    public required DateTimeOffset AnswerBefore { get; init; }

    /// <summary>The delivery's number in the ledger.</summary>
    public required long Number { get; init; }

    /// <summary>True if it arrived, so that it is never sent again; false to send it again.</summary>
    public required bool Arrived { get; init; }
}

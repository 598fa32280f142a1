namespace BriefingBus.Contracts;

/// <summary>A person's decision on an uncertain delivery. Sent as a request: the response is a <see cref="DeliveryDecided"/>.</summary>
public sealed record DecideDelivery
{
    /// <summary>The requester's deadline: a request that is read later is dropped.</summary>
    public required DateTimeOffset AnswerBefore { get; init; }

    /// <summary>The delivery's number in the ledger.</summary>
    public required long Number { get; init; }

    /// <summary>True if it arrived, so that it is never sent again; false to send it again.</summary>
    public required bool Arrived { get; init; }
}

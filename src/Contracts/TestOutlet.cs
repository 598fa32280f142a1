namespace BriefingBus.Contracts;

/// <summary>Asks Delivery to send a message to an outlet that says that it is a test. Sent as a request: the answer is an
/// <see cref="OutletTested"/>, from the process that delivers to this kind of outlet. The ledger stays as it is.</summary>
public sealed record TestOutlet
{
    /// <summary>The requester's timeout: a request that is read later is dropped.</summary>
    public required DateTimeOffset AnswerBefore { get; init; }

    /// <summary>The outlet's name, such as <c>slack/newsroom</c>.</summary>
    public required string Outlet { get; init; }
}

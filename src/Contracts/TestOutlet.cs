namespace BriefingBus.Contracts;

/// <summary>Requests from Delivery a test message to an outlet, marked as a test. Sent as a request: the response is an
/// <see cref="OutletTested"/>, from the process that delivers to this kind of outlet. The ledger does not change.</summary>
public sealed record TestOutlet
{
    /// <summary>The requester's deadline: a request that is read later is dropped.</summary>
    public required DateTimeOffset AnswerBefore { get; init; }

    /// <summary>The outlet's name, such as <c>slack/newsroom</c>.</summary>
    public required string Outlet { get; init; }
}

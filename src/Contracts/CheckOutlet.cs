namespace BriefingBus.Contracts;

/// <summary>Requests from Delivery a check of the options of a new outlet. Sent as a request: the response is an
/// <see cref="OutletChecked"/>. Nothing is sent to the outlet, and nothing is stored.</summary>
public sealed record CheckOutlet
{
    /// <summary>The requester's deadline: a request that is read later is dropped.</summary>
    public required DateTimeOffset AnswerBefore { get; init; }

    /// <summary>The outlet's name, such as <c>slack/newsroom</c>.</summary>
    public required string Outlet { get; init; }

    /// <summary>Its options as a JSON object, as in the configuration: of secrets only the references.</summary>
    public required string Options { get; init; }
}

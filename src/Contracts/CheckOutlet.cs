namespace BriefingBus.Contracts;

/// <summary>Asks Delivery what is wrong with the options of an outlet that is to be configured. Sent as a request: the answer is an
/// <see cref="OutletChecked"/>. Nothing is sent to the outlet, and nothing is stored.</summary>
public sealed record CheckOutlet
{
    /// <summary>The requester's timeout: a request that is read later is dropped.</summary>
    public required DateTimeOffset AnswerBefore { get; init; }

    /// <summary>The outlet's name, such as <c>slack/newsroom</c>.</summary>
    public required string Outlet { get; init; }

    /// <summary>Its options as a JSON object, as the configuration has them: of secrets the references alone.</summary>
    public required string Options { get; init; }
}

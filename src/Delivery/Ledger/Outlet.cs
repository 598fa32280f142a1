namespace BriefingBus.Delivery.Ledger;

/// <summary>A place that briefings are delivered to: a Slack channel, a list of e-mail addresses, a webhook, a folder.</summary>
/// <param name="Name">Kind and name in the configuration, such as <c>slack/newsroom</c>: the outlet's identity in the ledger.</param>
/// <param name="Options">Its configuration.</param>
/// <param name="InOrder">True if a part is useless without the previous ones, so that the first failure holds up the rest. False if the
/// parts are independent.</param>
/// <param name="PartsAsync">Returns the calls that deliver a briefing, in order; for the same briefing the same parts with the same
/// keys.</param>
public sealed record Outlet(
    string Name, OutletOptions Options, bool InOrder,
    Func<BriefingComposed, CancellationToken, Task<IReadOnlyList<IOutletPart>>> PartsAsync)
{
    /// <summary>Whether the outlet receives a briefing.</summary>
    public bool Wants(BriefingComposed briefing) =>
        Options.Notices != NoticeDelivery.Only
        && (Options.Editions.Count == 0 || Options.Editions.Contains(briefing.Edition, StringComparer.Ordinal));

    /// <summary>Wraps parts that are available synchronously.</summary>
    internal static Task<IReadOnlyList<IOutletPart>> Parts(IEnumerable<IOutletPart> parts) =>
        Task.FromResult<IReadOnlyList<IOutletPart>>([.. parts]);
}

using BriefingBus.Configuration;
using BriefingBus.Contracts;

namespace BriefingBus.Delivery.Ledger;

/// <summary>A place that briefings are delivered to: a Slack channel, a list of e-mail addresses, a web hook, a folder.</summary>
public interface IOutlet
{
    /// <summary>Kind and name in the configuration, such as <c>slack/newsroom</c>: the ledger knows the outlet by it.</summary>
    string Name { get; }

    /// <summary>Names of the editions that it wants; empty for all.</summary>
    IReadOnlyList<string> Editions { get; }

    /// <summary>Whether it gets notices to the operator.</summary>
    NoticeDelivery Notices { get; }

    /// <summary>True where a part is of no use without those before it: the first that fails holds up the rest. False where each stands
    /// for itself and the rest goes on.</summary>
    bool InOrder { get; }

    /// <summary>The calls that deliver the briefing, in order; for the same briefing the same parts with the same keys.</summary>
    Task<IReadOnlyList<IOutletPart>> PartsAsync(BriefingComposed briefing, CancellationToken cancellationToken);
}

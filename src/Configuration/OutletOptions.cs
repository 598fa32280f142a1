using System.ComponentModel;

namespace BriefingBus.Configuration;

/// <summary>What every outlet under <c>deliver:</c> can say.</summary>
public abstract record OutletOptions
{
    [Description("Names of the editions that are delivered here; else all.")]
    public IReadOnlyList<string> Editions { get; init; } = [];

    [Description("no: briefings alone. also: notices to the operator too. only: notices alone.")]
    public NoticeDelivery Notices { get; init; }
}

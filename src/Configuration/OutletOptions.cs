using System.ComponentModel;

namespace BriefingBus.Configuration;

/// <summary>The options of every outlet under <c>deliver:</c>.</summary>
public abstract record OutletOptions
{
    [Description("Names of the editions that are delivered here; else all.")]
    public IReadOnlyList<string> Editions { get; init; } = [];

    [Description("no: only briefings. also: briefings and notices to the operator. only: only notices.")]
    public NoticeDelivery Notices { get; init; }
}

/// <summary>The outlets of one kind under <c>deliver:</c>.</summary>
/// <typeparam name="TOptions">Their options.</typeparam>
/// <param name="Kind">The kind, such as <c>slack</c>.</param>
/// <param name="Named">The options by the outlet's name in the configuration.</param>
public sealed record Outlets<TOptions>(string Kind, IReadOnlyDictionary<string, TOptions> Named)
    where TOptions : OutletOptions
{
    /// <summary>The outlets, each with its name in the ledger.</summary>
    public IReadOnlyList<T> Create<T>(Func<string, TOptions, T> create) => [.. Named.Select(o => create($"{Kind}/{o.Key}", o.Value))];
}

/// <summary>Whether an outlet gets notices to the operator: a briefing is late, a service fails, messages fail.</summary>
public enum NoticeDelivery
{
    /// <summary>Only briefings.</summary>
    No,

    /// <summary>Briefings and notices.</summary>
    Also,

    /// <summary>Only notices.</summary>
    Only,
}

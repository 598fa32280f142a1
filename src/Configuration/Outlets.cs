namespace BriefingBus.Configuration;

/// <summary>The outlets of one kind under <c>deliver:</c>.</summary>
/// <typeparam name="TOptions">Their options.</typeparam>
/// <param name="Kind">The kind, such as <c>slack</c>.</param>
/// <param name="Named">The options by the outlet's name in the configuration.</param>
public sealed record Outlets<TOptions>(string Kind, IReadOnlyDictionary<string, TOptions> Named)
    where TOptions : OutletOptions
{
    /// <summary>The outlets, each with the name that the ledger knows it by.</summary>
    public IReadOnlyList<T> Create<T>(Func<string, TOptions, T> create) => [.. Named.Select(o => create($"{Kind}/{o.Key}", o.Value))];
}

using BriefingBus.ServiceDefaults.Logging;

namespace BriefingBus.Configuration;

/// <summary>A top-level key of <c>briefing.yaml</c> and the option record of its value. The record is beside its feature; a process reads
/// the keys of its services.</summary>
/// <param name="Name">The key, such as <c>fetch</c>.</param>
/// <param name="Options">Type of the option record.</param>
public sealed record TopLevelKey(string Name, Type Options)
{
    /// <summary>The key of the log's options, which every process reads.</summary>
    public static readonly TopLevelKey Log = Of<LogOptions>("log");

    /// <summary>All top-level keys, which let a process distinguish another service's key from a typing error.</summary>
    public static readonly IReadOnlyList<string> Known =
        ["editions", "fetch", "summaries", "score", "stories", "archive", Deliver, "notices", "web", "backup", Log.Name];

    /// <summary>The key of the outlets.</summary>
    public const string Deliver = "deliver";

    /// <summary>Every kind of outlet under <c>deliver</c>.</summary>
    public static readonly IReadOnlyList<string> OutletKinds = ["slack", "email", "webhook", "files"];

    /// <summary>The kind of outlet for the key <c>deliver</c>; null for every other key.</summary>
    public string? OutletKind { get; private init; }

    /// <summary>The key for an option record.</summary>
    public static TopLevelKey Of<TOptions>(string name) where TOptions : class, new() => new(name, typeof(TOptions));

    /// <summary>The key for outlets of a kind: under <c>deliver</c>, each by a name of the user's choice. They are registered as
    /// <see cref="Outlets{TOptions}"/>.</summary>
    public static TopLevelKey OfOutlets<TOptions>(string kind) where TOptions : OutletOptions =>
        new(Deliver, typeof(TOptions)) { OutletKind = kind };
}

namespace BriefingBus.Hosting.Configuration;

/// <summary>A top-level key of <c>briefing.yaml</c> and the option record that its value fills. The record lives beside its feature;
/// a process reads the keys of the services that it hosts.</summary>
/// <param name="Name">The key, such as <c>fetch</c>.</param>
/// <param name="Options">Type of the option record.</param>
public sealed record TopLevelKey(string Name, Type Options)
{
    /// <summary>Every top-level key there is, so that a process can tell another service's key from a typo.</summary>
    public static readonly IReadOnlyList<string> Known = ["editions", "fetch", "summaries", "score", "stories", "archive", "deliver", "web"];

    /// <summary>The key for an option record.</summary>
    public static TopLevelKey Of<TOptions>(string name) where TOptions : class, new() => new(name, typeof(TOptions));
}

namespace BriefingBus.Text.Links;

/// <summary>A query parameter that tracks readers and never identifies the page: one rule of <c>tracking-parameters.yaml</c>.</summary>
internal sealed record TrackingRule
{
    /// <summary>The parameter's name, in any case; a trailing <c>*</c> matches any rest.</summary>
    public required string Name { get; init; }

    /// <summary>The values that make it a tracking parameter, in any case, with <c>*</c> as above; empty for any value.</summary>
    public List<string> Values { get; init; } = [];

    /// <summary>The sites that use it, with their subdomains; empty for any site.</summary>
    public List<string> Hosts { get; init; } = [];

    /// <summary>Whether the rule matches this parameter on this site.</summary>
    public bool Fits(string name, string value, string host) =>
        Matches(Name, name)
        && (Values.Count == 0 || Values.Exists(pattern => Matches(pattern, value)))
        && (Hosts.Count == 0 || Hosts.Exists(site => host == site || host.EndsWith("." + site, StringComparison.Ordinal)));

    private static bool Matches(string pattern, string text) => pattern.EndsWith('*')
        ? text.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.OrdinalIgnoreCase)
        : text.Equals(pattern, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The content of <c>tracking-parameters.yaml</c>.</summary>
internal sealed record TrackingRules
{
    /// <summary>The parameters that are dropped.</summary>
    public required List<TrackingRule> Parameters { get; init; }

    /// <summary>Names of parameters that sign the whole query.</summary>
    public required List<string> Seals { get; init; }
}

namespace BriefingBus.Text.Links;

/// <summary>The content of <c>tracking-parameters.yaml</c>.</summary>
internal sealed record TrackingRules
{
    /// <summary>The parameters that are dropped.</summary>
    public required List<TrackingRule> Parameters { get; init; }

    /// <summary>Names of parameters that sign the whole query.</summary>
    public required List<string> Seals { get; init; }
}

namespace BriefingBus.Contracts;

/// <summary>A warning, watch, advisory or statement in force.</summary>
public sealed record WeatherWarning
{
    /// <summary>Its name, such as <c>Severe thunderstorm watch</c>.</summary>
    public required string Event { get; init; }

    /// <summary>Its severity: <c>warning</c>, <c>watch</c>, <c>advisory</c> or <c>statement</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>Its area, or null.</summary>
    public string? Area { get; init; }

    /// <summary>The issuer's own sentences; empty if it gave none.</summary>
    public IReadOnlyList<string> Text { get; init; } = [];

    /// <summary>When it was issued, or null.</summary>
    public DateTimeOffset? Issued { get; init; }

    /// <summary>The beginning of its validity, or null.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The end of its validity, or null.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Absolute http or https address of the whole text, or null.</summary>
    public string? Link { get; init; }
}

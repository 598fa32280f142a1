namespace BriefingBus.Contracts;

/// <summary>A warning, watch, advisory or statement in force.</summary>
public sealed record WeatherWarning
{
    /// <summary>What it is, such as <c>Severe thunderstorm watch</c>.</summary>
    public required string Event { get; init; }

    /// <summary>How serious: <c>warning</c>, <c>watch</c>, <c>advisory</c> or <c>statement</c>.</summary>
    public required string Severity { get; init; }

    /// <summary>The area that it is for, or null.</summary>
    public string? Area { get; init; }

    /// <summary>The issuer's own sentences; empty if it gave none.</summary>
    public IReadOnlyList<string> Text { get; init; } = [];

    /// <summary>When it was issued, or null.</summary>
    public DateTimeOffset? Issued { get; init; }

    /// <summary>From when it holds, or null.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when it holds, or null.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Absolute http or https address of the whole text, or null.</summary>
    public string? Link { get; init; }
}

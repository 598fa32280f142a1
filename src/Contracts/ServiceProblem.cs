namespace BriefingBus.Contracts;

/// <summary>A problem of a service.</summary>
public sealed record ServiceProblem
{
    /// <summary>The check that found it, such as <c>editions due</c>.</summary>
    public required string Check { get; init; }

    /// <summary>The problem, as a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>When the process first noticed it.</summary>
    public required DateTimeOffset Since { get; init; }
}

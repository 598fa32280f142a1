namespace BriefingBus.Contracts;

/// <summary>A process reports its health every half minute, so that a failing or stopped service is noticed.</summary>
public sealed record ServiceReported
{
    /// <summary>The service's name, such as <c>fetcher</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The process; the value differs for each replica and each start.</summary>
    public required string Instance { get; init; }

    /// <summary>When it checked its health.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>The version of its configuration, the same for the same content; null if the process reads none, or is older than this
    /// member.</summary>
    public string? Configuration { get; init; }

    /// <summary>Its problems; empty if there are none.</summary>
    public IReadOnlyList<ServiceProblem> Problems { get; init; } = [];
}

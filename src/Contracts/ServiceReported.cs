namespace BriefingBus.Contracts;

/// <summary>A process says how it is, every half minute: enough to notice that a service fails
/// or has gone silent.</summary>
public sealed record ServiceReported
{
    /// <summary>The service's name, such as <c>fetcher</c>.</summary>
    public required string Service { get; init; }

    /// <summary>The process, different for each replica and each start.</summary>
    public required string Instance { get; init; }

    /// <summary>When it looked.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>The version of the configuration that it runs by, the same for the same content; null where it reads none, or is
    /// older than this member.</summary>
    public string? Configuration { get; init; }

    /// <summary>What is wrong; empty where nothing is.</summary>
    public IReadOnlyList<ServiceProblem> Problems { get; init; } = [];
}

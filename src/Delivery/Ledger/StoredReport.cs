using BriefingBus.Contracts;

namespace BriefingBus.Delivery.Ledger;

/// <summary>The last report of a process.</summary>
public sealed class StoredReport
{
    /// <summary>Its service.</summary>
    public required string Service { get; init; }

    /// <summary>The process.</summary>
    public required string Instance { get; init; }

    /// <summary>When it reported.</summary>
    public required DateTimeOffset ReportedAt { get; set; }

    /// <summary>What was wrong.</summary>
    public required IReadOnlyList<ServiceProblem> Problems { get; set; }
}

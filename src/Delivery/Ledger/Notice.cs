namespace BriefingBus.Delivery.Ledger;

/// <summary>A problem of which the operator is notified: once after it has lasted a while, and once when it is over.</summary>
public sealed class Notice
{
    /// <summary>The primary key.</summary>
    public long Number { get; init; }

    /// <summary>The service that has the problem.</summary>
    public required string Service { get; init; }

    /// <summary>The check that found it; <c>reports</c> if the service itself is silent.</summary>
    public required string Check { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The problem in a sentence, as last seen.</summary>
    public required string Reason { get; set; }

    /// <summary>When the operator was notified of it; null before.</summary>
    public DateTimeOffset? RaisedAt { get; set; }

    /// <summary>When it ended; null while it lasts.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }
}

/// <summary>The last report of a process.</summary>
public sealed class StoredReport
{
    /// <summary>Its service.</summary>
    public required string Service { get; init; }

    /// <summary>The process.</summary>
    public required string Instance { get; init; }

    /// <summary>When it reported.</summary>
    public required DateTimeOffset ReportedAt { get; set; }

    /// <summary>The problems.</summary>
    public required IReadOnlyList<ServiceProblem> Problems { get; set; }

    /// <summary>The program's version; null in a report that an earlier version stored.</summary>
    public string? Version { get; set; }

    /// <summary>The version of its configuration; null if it has none or did not report it.</summary>
    public string? Configuration { get; set; }
}

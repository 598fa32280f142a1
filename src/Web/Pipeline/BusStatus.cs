using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.Web.Pipeline;

/// <summary>The observed state of the bus.</summary>
public sealed record BusStatus
{
    /// <summary>The broker's nodes; null for a bus within the process.</summary>
    public string? Transport { get; init; }

    /// <summary>Whether the address of its management API is known.</summary>
    public bool HasManagement { get; init; }

    /// <summary>Since when the bus is down, as far as observed, or null.</summary>
    public DateTimeOffset? DownSince { get; init; }

    /// <summary>The transport's reason, or null.</summary>
    public string? DownReason { get; init; }

    /// <summary>Why and since when the broker accepts no messages, or null.</summary>
    public BrokerProblem? Blocked { get; init; }

    /// <summary>The queues as last read.</summary>
    public IReadOnlyList<BrokerQueue> Queues { get; init; } = [];

    /// <summary>When they were read, or null.</summary>
    public DateTimeOffset? QueuesAt { get; init; }

    /// <summary>Why they could not be read now, or null.</summary>
    public string? QueuesProblem { get; init; }

    /// <summary>The queues without consumers, and since when, as far as observed.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> DesertedSince { get; init; } = new Dictionary<string, DateTimeOffset>();
}

using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.Web.Pipeline;

/// <summary>What was seen of the bus.</summary>
public sealed record BusStatus
{
    /// <summary>The broker's nodes; null for a bus within the process.</summary>
    public string? Transport { get; init; }

    /// <summary>Whether the address of its management API is known.</summary>
    public bool HasManagement { get; init; }

    /// <summary>Since when the bus is not there, as far as was watched; null while it is.</summary>
    public DateTimeOffset? DownSince { get; init; }

    /// <summary>Why, as the transport says it; null where it does not.</summary>
    public string? DownReason { get; init; }

    /// <summary>Why the broker takes nothing that is published, and since when; null while it does.</summary>
    public BrokerProblem? Blocked { get; init; }

    /// <summary>The queues as they were seen last.</summary>
    public IReadOnlyList<BrokerQueue> Queues { get; init; } = [];

    /// <summary>When that was; null where they never were.</summary>
    public DateTimeOffset? QueuesAt { get; init; }

    /// <summary>Why they could not be seen just now; null where they could.</summary>
    public string? QueuesProblem { get; init; }

    /// <summary>The queues that nobody consumes, and since when, as far as was watched.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> DesertedSince { get; init; } = new Dictionary<string, DateTimeOffset>();
}

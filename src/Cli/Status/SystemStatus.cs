namespace BriefingBus.Cli.Status;

/// <summary>The status of the system.</summary>
internal sealed record SystemStatus
{
    /// <summary>When it was read.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The command's configuration.</summary>
    public required string ConfigurationPath { get; init; }

    /// <summary>Its version, which services report too.</summary>
    public required string Configuration { get; init; }

    /// <summary>The services that have reported within the last day.</summary>
    public IReadOnlyList<ServiceStatus> Services { get; init; } = [];

    /// <summary>The broker; null for an in-memory bus.</summary>
    public BrokerState? Broker { get; init; }

    /// <summary>The editions.</summary>
    public IReadOnlyList<EditionStatus> Editions { get; init; } = [];

    /// <summary>The number of feeds in each status, the worst first.</summary>
    public IReadOnlyDictionary<string, int> Feeds { get; init; } = new Dictionary<string, int>();

    /// <summary>The number of deliveries that wait for a decision; null if there is no ledger.</summary>
    public int? UncertainDeliveries { get; init; }

    /// <summary>The failed messages that wait for a decision; null if there is no table.</summary>
    public FailedMessages? Failed { get; init; }

    /// <summary>The problems of the database's disk and certificates as seen by the command, if no service reports.</summary>
    public IReadOnlyList<string> OwnProblems { get; init; } = [];

    /// <summary>The lead of the database's clock over this machine's; null if the database has no clock of its own.</summary>
    public TimeSpan? DatabaseClock { get; init; }

    /// <summary>The parts that could not be read, with the reason.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>What to do, in order.</summary>
    public IReadOnlyList<string> ToDo { get; init; } = [];

    /// <summary>True if there is nothing to do.</summary>
    public bool IsWell => ToDo.Count == 0;
}

/// <summary>A service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Processes">The number of its processes that have reported within the last two minutes.</param>
/// <param name="LastReport">The last report.</param>
/// <param name="Problems">Its problems.</param>
internal sealed record ServiceStatus(string Name, int Processes, DateTimeOffset LastReport, IReadOnlyList<string> Problems)
{
    /// <summary>The distinct versions of the program of its running processes.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    /// <summary>The distinct versions of the configuration of its running processes.</summary>
    public IReadOnlyList<string> Configurations { get; init; } = [];
}

/// <summary>The broker.</summary>
/// <param name="Address">Its host and port.</param>
/// <param name="Waiting">The number of messages in the services' queues; null if the broker does not respond.</param>
/// <param name="Alarms">The alarms of its nodes, from its management API.</param>
internal sealed record BrokerState(string Address, long? Waiting, IReadOnlyList<BrokerAlarm> Alarms);

/// <summary>An edition.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Last">The instant of its last briefing; null if it has none.</param>
/// <param name="Next">Its next instant; null if there is none.</param>
/// <param name="Owed">The instant of a briefing that is due and not composed; null if none is overdue.</param>
internal sealed record EditionStatus(string Name, DateTimeOffset? Last, DateTimeOffset? Next, DateTimeOffset? Owed);

/// <summary>Failed messages that wait for a decision.</summary>
/// <param name="Count">The number of messages.</param>
/// <param name="Oldest">When the oldest of them failed; null if there is none.</param>
internal sealed record FailedMessages(long Count, DateTimeOffset? Oldest);

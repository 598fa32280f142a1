namespace BriefingBus.Cli.Status;

/// <summary>How the system is.</summary>
internal sealed record SystemStatus
{
    /// <summary>When it was read.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The configuration that the command was given.</summary>
    public required string ConfigurationPath { get; init; }

    /// <summary>Its version, which services report too.</summary>
    public required string Configuration { get; init; }

    /// <summary>The services that have reported within the last day.</summary>
    public IReadOnlyList<ServiceStatus> Services { get; init; } = [];

    /// <summary>The broker; null where the bus is within one process.</summary>
    public BrokerState? Broker { get; init; }

    /// <summary>The editions.</summary>
    public IReadOnlyList<EditionStatus> Editions { get; init; } = [];

    /// <summary>How many feeds are in which condition, the worst first.</summary>
    public IReadOnlyDictionary<string, int> Feeds { get; init; } = new Dictionary<string, int>();

    /// <summary>How many deliveries wait for a decision; null where there is no ledger.</summary>
    public int? UncertainDeliveries { get; init; }

    /// <summary>What could not be read, and why.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>What to do, in order.</summary>
    public IReadOnlyList<string> ToDo { get; init; } = [];

    /// <summary>True where nothing is left to do.</summary>
    public bool IsWell => ToDo.Count == 0;
}

/// <summary>A service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Processes">How many of its processes have reported within the last two minutes.</param>
/// <param name="LastReport">When one of them did last.</param>
/// <param name="Problems">What is wrong with it.</param>
internal sealed record ServiceStatus(string Name, int Processes, DateTimeOffset LastReport, IReadOnlyList<string> Problems)
{
    /// <summary>The versions of the program that its running processes have, each once.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    /// <summary>The versions of the configuration that its running processes have, each once.</summary>
    public IReadOnlyList<string> Configurations { get; init; } = [];
}

/// <summary>The broker.</summary>
/// <param name="Address">Its host and port.</param>
/// <param name="Waiting">How many messages wait in the services' queues; null where it does not answer.</param>
internal sealed record BrokerState(string Address, long? Waiting);

/// <summary>An edition.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Last">The instant of its last briefing; null where it has none.</param>
/// <param name="Next">Its next instant; null where none comes.</param>
/// <param name="Owed">The instant of a briefing that is due and not composed; null where nothing is owed.</param>
internal sealed record EditionStatus(string Name, DateTimeOffset? Last, DateTimeOffset? Next, DateTimeOffset? Owed);

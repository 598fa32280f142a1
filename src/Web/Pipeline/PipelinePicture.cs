namespace BriefingBus.Web.Pipeline;

/// <summary>The pipeline at one instant.</summary>
public sealed record PipelinePicture
{
    /// <summary>The instant.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The bus.</summary>
    public required BusStatus Bus { get; init; }

    /// <summary>The services.</summary>
    public required IReadOnlyList<ServiceLine> Services { get; init; }

    /// <summary>The queues.</summary>
    public required IReadOnlyList<QueueLine> Queues { get; init; }

    /// <summary>The editions.</summary>
    public required IReadOnlyList<EditionOptions> Editions { get; init; }
}

/// <summary>A service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Does">Its task.</param>
/// <param name="State"><c>running</c>, <c>down</c>, <c>cannot publish</c>, <c>here</c> (in this process) or <c>not known</c>.</param>
/// <param name="Since">When this page first saw it down.</param>
/// <param name="Consumers">The lowest number of consumers of its queues, which is the number of its processes; null if unknown.</param>
/// <param name="Waiting">Messages that wait for it; null if unknown.</param>
/// <param name="HeardAt">When this page last received a message from it, or null.</param>
public sealed record ServiceLine(
    string Name, string Does, string State, DateTimeOffset? Since, int? Consumers, long? Waiting, DateTimeOffset? HeardAt);

/// <summary>A queue, with the broker's numbers or this process's counts; null for unknown ones.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Waiting">Messages that wait.</param>
/// <param name="InHand">Messages in progress.</param>
/// <param name="InPerSecond">Messages that arrive in a second.</param>
/// <param name="OutPerSecond">Messages that are finished in a second.</param>
/// <param name="Consumers">Consumers.</param>
/// <param name="DeadLetters">Dead letters.</param>
/// <param name="Handled">Messages that this process finished since it started.</param>
/// <param name="LastAt">When this process last received a message from it.</param>
public sealed record QueueLine(
    string Name,
    long? Waiting,
    long? InHand,
    double? InPerSecond,
    double? OutPerSecond,
    int? Consumers,
    long? DeadLetters,
    long? Handled,
    DateTimeOffset? LastAt);

namespace BriefingBus.DeadLetters.Groups;

/// <summary>Failed messages that share a property.</summary>
public sealed record FailedMessageGroup
{
    /// <summary>The group's key: 8 hexadecimal digits, always the same.</summary>
    public required string Key { get; init; }

    /// <summary>The shared property: an error and its place, a type, a feed's address, an hour.</summary>
    public required string Name { get; init; }

    /// <summary>The number of messages.</summary>
    public required int Count { get; init; }

    /// <summary>The number of messages that may have died together with a poison message: see
    /// <see cref="Messages.FailedMessage.IsSuspect"/>.</summary>
    public int Suspects { get; init; }

    /// <summary>The number of messages that were replayed before.</summary>
    public int Replayed { get; init; }

    /// <summary>When the first message failed, since the group was last empty.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>When the last message failed, since the group was last empty.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>The dead-letter queues that they came from.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>Identity of the message that failed last; empty if the group was only counted.</summary>
    public string Example { get; init; } = "";

    /// <summary>The reason of that failure.</summary>
    public string ExampleReason { get; init; } = "";

    /// <summary>When a failure of this group was first seen.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>When it failed again after successful replays, or null.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>Failures in each of the last 24 hours, the current one last.</summary>
    public IReadOnlyList<int> Trend { get; init; } = [];

    /// <summary>The number of comments.</summary>
    public int Comments { get; init; }
}

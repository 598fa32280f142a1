namespace BriefingBus.DeadLetters.Groups;

/// <summary>Failed messages that have something in common.</summary>
public sealed record FailedMessageGroup
{
    /// <summary>The group's key: 8 hexadecimal digits, always the same.</summary>
    public required string Key { get; init; }

    /// <summary>What the messages have in common: an error and its place, a type, a feed's address, an hour.</summary>
    public required string Name { get; init; }

    /// <summary>How many messages.</summary>
    public required int Count { get; init; }

    /// <summary>How many of them may be innocent: see <see cref="Messages.FailedMessage.IsSuspect"/>.</summary>
    public int Suspects { get; init; }

    /// <summary>How many of them were replayed before.</summary>
    public int Replayed { get; init; }

    /// <summary>When the first failed, since the group was last empty.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>When the last failed, since the group was last empty.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>The dead-letter queues that they came from.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>Identity of the one that failed last; empty where the group was counted alone.</summary>
    public string Example { get; init; } = "";

    /// <summary>That one's reason.</summary>
    public string ExampleReason { get; init; } = "";

    /// <summary>When a failure of this group was seen for the first time ever.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>When it failed again after replays of it had succeeded; null where it did not.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>Failures in each of the last 24 hours, the current one last.</summary>
    public IReadOnlyList<int> Trend { get; init; } = [];

    /// <summary>How many comments it has.</summary>
    public int Comments { get; init; }
}

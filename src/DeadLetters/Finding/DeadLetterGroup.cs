namespace BriefingBus.DeadLetters.Finding;

/// <summary>Letters that have something in common.</summary>
public sealed record DeadLetterGroup
{
    /// <summary>The group's identity: 8 hexadecimal digits, the same at every look.</summary>
    public required string Key { get; init; }

    /// <summary>What the letters have in common: an error and where, a type, a feed's address.</summary>
    public required string Name { get; init; }

    /// <summary>How many letters.</summary>
    public required int Count { get; init; }

    /// <summary>How many of them may be innocent: see <see cref="Letters.DeadLetter.IsSuspect"/>.</summary>
    public required int Suspects { get; init; }

    /// <summary>How many of them were replayed before.</summary>
    public required int Replayed { get; init; }

    /// <summary>When the first failed, or null where nobody says.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>When the last failed, or null where nobody says.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>The queues that they wait in.</summary>
    public required IReadOnlyList<string> Queues { get; init; }

    /// <summary>One of them, to look at.</summary>
    public required string Example { get; init; }

    /// <summary>What that one's exception says.</summary>
    public required string ExampleReason { get; init; }
}

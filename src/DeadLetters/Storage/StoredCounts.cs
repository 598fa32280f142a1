using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>How many messages have a signature and a state: what every count and group is added up from.</summary>
public sealed class StoredCount
{
    public required int Signature { get; set; }

    public required MessageState State { get; set; }

    public int Count { get; set; }

    /// <summary>How many of them were replayed before.</summary>
    public int Replayed { get; set; }

    /// <summary>When the first of them failed, since the count was last zero.</summary>
    public DateTimeOffset First { get; set; }

    /// <summary>When the last of them failed, since the count was last zero.</summary>
    public DateTimeOffset Last { get; set; }
}

/// <summary>How many messages failed last in an hour, by state.</summary>
public sealed class StoredHour
{
    public required MessageState State { get; set; }

    /// <summary>Hours since the year 1, UTC.</summary>
    public required int Hour { get; set; }

    public int Count { get; set; }
}

/// <summary>How many failures of a signature an hour had, whatever became of them: the trend.</summary>
public sealed class StoredTrend
{
    public required int Hour { get; set; }

    public required int Signature { get; set; }

    public int Count { get; set; }
}

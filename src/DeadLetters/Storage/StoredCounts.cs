using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>The number of messages of a signature in a state, from which every count and group is summed.</summary>
public sealed class StoredCount
{
    public required int Signature { get; set; }

    public required MessageState State { get; set; }

    public int Count { get; set; }

    /// <summary>The number of these messages that were replayed before.</summary>
    public int Replayed { get; set; }

    /// <summary>When the first of these messages failed, since the count was last zero.</summary>
    public DateTimeOffset First { get; set; }

    /// <summary>When the last of these messages failed, since the count was last zero.</summary>
    public DateTimeOffset Last { get; set; }
}

/// <summary>The number of messages whose last failure was in an hour, by state.</summary>
public sealed class StoredHour
{
    public required MessageState State { get; set; }

    /// <summary>Hours since the year 1, UTC.</summary>
    public required int Hour { get; set; }

    public int Count { get; set; }
}

/// <summary>The number of failures of a signature in an hour, whatever their outcome: the trend.</summary>
public sealed class StoredTrend
{
    public required int Hour { get; set; }

    public required int Signature { get; set; }

    public int Count { get; set; }
}

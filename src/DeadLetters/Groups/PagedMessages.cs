using System.Globalization;
using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>A page of a list.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Next">The cursor of the next page; null on the last.</param>
public sealed record PagedMessages(IReadOnlyList<FailedMessage> Messages, PageCursor? Next);

/// <summary>The order of a list.</summary>
public enum MessageOrder
{
    /// <summary>The last failure first.</summary>
    Newest,

    /// <summary>The first failure first.</summary>
    Oldest,
}

/// <summary>The position after a message of a list. A page can begin there whatever the number of pages before.</summary>
/// <param name="FailedAt">When that message failed.</param>
/// <param name="Number">Its number.</param>
public sealed record PageCursor(DateTimeOffset FailedAt, long Number)
{
    /// <summary>Parses the result of <see cref="ToString"/>; null for anything else.</summary>
    public static PageCursor? Parse(string? text) =>
        text?.Split('-') is [var ticks, var number]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? new(new(at, TimeSpan.Zero), n)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FailedAt.UtcTicks}-{Number}");
}

/// <summary>The number of messages that match a filter.</summary>
public sealed record MessageCounts
{
    /// <summary>The maximum count if counting reads rows; for a word search, the approximate number of examined messages.</summary>
    public const int MaxCounted = 10_000;

    /// <summary>The number, or a lower bound with <see cref="IsMore"/>.</summary>
    public required int Total { get; init; }

    /// <summary>Whether there are more than were counted.</summary>
    public bool IsMore { get; init; }

    /// <summary>The number of messages that may have died together with a poison message.</summary>
    public int Suspects { get; init; }

    /// <summary>The number of messages that were replayed before.</summary>
    public int Replayed { get; init; }

    /// <summary>The target queues of a replay, by name; empty if the counters were not sufficient.</summary>
    public IReadOnlyList<(string Queue, int Count)> Sources { get; init; } = [];
}

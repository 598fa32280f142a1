using System.Globalization;
using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>A page of a list.</summary>
/// <param name="Messages">The messages.</param>
/// <param name="Next">Where the next page begins; null after the last.</param>
public sealed record PagedMessages(IReadOnlyList<FailedMessage> Messages, PageCursor? Next);

/// <summary>How a list is sorted.</summary>
public enum MessageOrder
{
    /// <summary>The last to fail first.</summary>
    Newest,

    /// <summary>The first to fail first.</summary>
    Oldest,
}

/// <summary>The place in a list after a message: a page begins there, however many pages precede it.</summary>
/// <param name="FailedAt">When that message failed.</param>
/// <param name="Number">Its number.</param>
public sealed record PageCursor(DateTimeOffset FailedAt, long Number)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static PageCursor? Parse(string? text) =>
        text?.Split('-') is [var ticks, var number]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.Ticks
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? new(new(at, TimeSpan.Zero), n)
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{FailedAt.UtcTicks}-{Number}");
}

/// <summary>How many messages a filter means.</summary>
public sealed record MessageCounts
{
    /// <summary>So many are counted where counting needs the rows themselves; of a search, about so many that have the words are
    /// examined.</summary>
    public const int MaxCounted = 10_000;

    /// <summary>How many; where <see cref="IsMore"/>, at least.</summary>
    public required int Total { get; init; }

    /// <summary>Whether there are more than were counted.</summary>
    public bool IsMore { get; init; }

    /// <summary>How many of them may be innocent neighbours of a message that kills its process.</summary>
    public int Suspects { get; init; }

    /// <summary>How many of them were replayed before.</summary>
    public int Replayed { get; init; }

    /// <summary>The queues that a replay would send them to, by name; empty where more than the counters was asked.</summary>
    public IReadOnlyList<(string Queue, int Count)> Sources { get; init; } = [];
}

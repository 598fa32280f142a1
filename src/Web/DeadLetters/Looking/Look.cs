using BriefingBus.DeadLetters.Finding;
using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.Web.DeadLetters.Looking;

/// <summary>What one look over the dead letters has seen of those that a filter means.</summary>
public sealed record Look
{
    /// <summary>How many letters the filter means.</summary>
    public required int Total { get; init; }

    /// <summary>How many of them a command would take: all but the originals of edits, which are kept until those have succeeded.</summary>
    public required int Meant { get; init; }

    /// <summary>How many of them are set aside.</summary>
    public required int Parked { get; init; }

    /// <summary>How many of them may be innocent neighbours of a killer.</summary>
    public required int Suspects { get; init; }

    /// <summary>How many of them were replayed before.</summary>
    public required int Replayed { get; init; }

    /// <summary>The queues that hold them, by name.</summary>
    public required IReadOnlyList<QueueSight> Queues { get; init; }

    /// <summary>Where a replay would send them, each queue with how many, by name.</summary>
    public required IReadOnlyList<(string Queue, int Count)> Sources { get; init; }

    /// <summary>Those that are not set aside in groups, the largest first.</summary>
    public required IReadOnlyDictionary<DeadLetterGrouping, IReadOnlyList<DeadLetterGroup>> Groups { get; init; }

    /// <summary>The letters, the last to fail first: all, or as many as are kept. Without stack traces; long texts are cut.</summary>
    public required IReadOnlyList<DeadLetter> Rows { get; init; }

    /// <summary>The dead-letter queues that hold nothing, where the look was over all of them.</summary>
    public IReadOnlyList<string> EmptyQueues { get; init; } = [];

    /// <summary>Whether every letter is among the rows.</summary>
    public bool IsComplete => Rows.Count == Total;
}

/// <summary>A queue of dead letters.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many letters of the look are in it.</param>
/// <param name="Oldest">When the first of them failed; null where nobody says.</param>
/// <param name="Newest">When the last of them failed; null where nobody says.</param>
public sealed record QueueSight(string Name, int Count, DateTimeOffset? Oldest, DateTimeOffset? Newest);

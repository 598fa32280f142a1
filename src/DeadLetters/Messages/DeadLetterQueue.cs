using BriefingBus.Contracts;

namespace BriefingBus.DeadLetters.Messages;

/// <summary>A dead-letter queue and its waiting messages in the table.</summary>
/// <param name="Name">Its name, such as <c>clean-item_error</c>.</param>
/// <param name="Count">The number of failed messages from it that wait for a decision.</param>
/// <param name="Oldest">When the first of them failed, or null.</param>
/// <param name="Newest">When the last of them failed, or null.</param>
public sealed record DeadLetterQueue(string Name, long Count, DateTimeOffset? Oldest = null, DateTimeOffset? Newest = null)
{
    /// <summary>The suffix of the queue for a queue's failed messages.</summary>
    public static readonly string ErrorSuffix = QueueNames.ErrorQueueOf("");

    /// <summary>The suffix of the queue for messages of an unknown type.</summary>
    public static readonly string SkippedSuffix = QueueNames.SkippedQueueOf("");

    /// <summary>The queue for consumers' reports on replays.</summary>
    public const string Reports = "dead-letters_reports";

    /// <summary>Whether a queue has dead letters, according to its name. Versions before the table kept parked messages in
    /// <c>dead-letters_parked</c>.</summary>
    public static bool IsOne(string queue) =>
        queue == "dead-letters_parked" || (SourceOf(queue) is { Length: > 0 } source && source.Length < queue.Length);

    /// <summary>The queue that a dead-letter queue belongs to: its name without the suffix.</summary>
    public static string SourceOf(string queue) => queue switch
    {
        _ when queue.EndsWith(ErrorSuffix, StringComparison.Ordinal) => queue[..^ErrorSuffix.Length],
        _ when queue.EndsWith(SkippedSuffix, StringComparison.Ordinal) => queue[..^SkippedSuffix.Length],
        _ => queue,
    };
}

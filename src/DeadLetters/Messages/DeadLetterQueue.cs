namespace BriefingBus.DeadLetters.Messages;

/// <summary>A dead-letter queue and what of it waits in the table.</summary>
/// <param name="Name">Its name, such as <c>clean-item_error</c>.</param>
/// <param name="Count">How many failed messages from it wait for a decision.</param>
/// <param name="Oldest">When the first of them failed; null where there is none.</param>
/// <param name="Newest">When the last of them failed; null where there is none.</param>
public sealed record DeadLetterQueue(string Name, long Count, DateTimeOffset? Oldest = null, DateTimeOffset? Newest = null)
{
    /// <summary>Ends the name of the queue that a queue's failed messages go to.</summary>
    public const string ErrorSuffix = "_error";

    /// <summary>Ends the name of the queue that messages of an unknown type go to.</summary>
    public const string SkippedSuffix = "_skipped";

    /// <summary>Whether a queue holds dead letters, by its name. <c>dead-letters_parked</c> is where versions before the table kept parked
    /// ones.</summary>
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

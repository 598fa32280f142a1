namespace BriefingBus.DeadLetters;

/// <summary>A queue of dead letters.</summary>
/// <param name="Name">Its name, such as <c>clean-item_error</c>.</param>
/// <param name="Count">How many letters wait there.</param>
public sealed record DeadLetterQueue(string Name, long Count)
{
    /// <summary>Ends the name of the queue that a queue's failed messages go to.</summary>
    public const string ErrorSuffix = "_error";

    /// <summary>Ends the name of the queue that messages of an unknown type go to.</summary>
    public const string SkippedSuffix = "_skipped";

    /// <summary>The queue of letters that were set aside.</summary>
    public const string Parked = "dead-letters_parked";

    /// <summary>The queue that a dead-letter queue belongs to: its name without the ending.</summary>
    public static string SourceOf(string queue) => queue switch
    {
        _ when queue.EndsWith(ErrorSuffix, StringComparison.Ordinal) => queue[..^ErrorSuffix.Length],
        _ when queue.EndsWith(SkippedSuffix, StringComparison.Ordinal) => queue[..^SkippedSuffix.Length],
        _ => queue,
    };
}

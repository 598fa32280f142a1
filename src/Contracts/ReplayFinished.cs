namespace BriefingBus.Contracts;

/// <summary>A consumer has finished a replayed dead letter, or has failed on it again.</summary>
public sealed record ReplayFinished
{
    /// <summary>Identity of the replay, from the message's header <c>replay-id</c>.</summary>
    public required string ReplayId { get; init; }

    /// <summary>The queue whose consumer had the message.</summary>
    public required string Queue { get; init; }

    /// <summary>When the consumer finished or failed.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Full name of the exception's type, or null if the consumer finished without one.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>The exception's message, or null.</summary>
    public string? ExceptionMessage { get; init; }

    /// <summary>The stack trace, or null.</summary>
    public string? StackTrace { get; init; }
}

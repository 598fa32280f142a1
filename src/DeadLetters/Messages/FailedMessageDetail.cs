using BriefingBus.DeadLetters.Auditing;

namespace BriefingBus.DeadLetters.Messages;

/// <summary>Everything about one failed message.</summary>
public sealed record FailedMessageDetail
{
    /// <summary>The message.</summary>
    public required FailedMessage Message { get; init; }

    /// <summary>The transport's headers as text, by name.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body for reading and editing: indented, with compressed texts unpacked.</summary>
    public required string Body { get; init; }

    /// <summary>The original body in the same form; null if it was not edited.</summary>
    public string? OriginalBody { get; init; }

    /// <summary>Its history, oldest first.</summary>
    public required IReadOnlyList<AuditEntry> History { get; init; }
}

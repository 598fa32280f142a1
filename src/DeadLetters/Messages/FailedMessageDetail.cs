using BriefingBus.DeadLetters.Auditing;

namespace BriefingBus.DeadLetters.Messages;

/// <summary>Everything about one failed message.</summary>
public sealed record FailedMessageDetail
{
    /// <summary>The message in plain words.</summary>
    public required FailedMessage Message { get; init; }

    /// <summary>The transport's headers as text, by name.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as a person reads and edits it: indented, compressed texts unpacked.</summary>
    public required string Body { get; init; }

    /// <summary>The body before a person changed it, in the same form; null where nobody did.</summary>
    public string? OriginalBody { get; init; }

    /// <summary>What was done with it, oldest first.</summary>
    public required IReadOnlyList<AuditEntry> History { get; init; }
}

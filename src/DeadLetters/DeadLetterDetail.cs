using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.DeadLetters;

/// <summary>Everything about one letter.</summary>
public sealed record DeadLetterDetail
{
    /// <summary>The letter in plain words.</summary>
    public required DeadLetter Letter { get; init; }

    /// <summary>The transport's headers as text, by name.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as a person reads and edits it: indented, compressed texts unpacked.</summary>
    public required string Body { get; init; }

    /// <summary>What was done with it and with what it failed as before, oldest first.</summary>
    public required IReadOnlyList<AuditEntry> History { get; init; }
}

using BriefingBus.DeadLetters.Auditing;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>A command over failed messages, and how far it is: every process reads and continues it.</summary>
public sealed class StoredOperation
{
    public long Number { get; set; }

    /// <summary>12 hexadecimal digits: its page's address.</summary>
    public required string Id { get; set; }

    public required OperationKind Kind { get; set; }

    public required string What { get; set; }

    public required string By { get; set; }

    public required DateTimeOffset BeganAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public bool IsGood { get; set; }

    public string? Result { get; set; }

    /// <summary>Sentences beside the result, one a line.</summary>
    public string? Notes { get; set; }

    /// <summary>Name of the file that discarded messages are in, or null.</summary>
    public string? Copy { get; set; }

    public int Matching { get; set; }

    public int Sent { get; set; }

    public int Succeeded { get; set; }

    public int FailedSame { get; set; }

    public int FailedOther { get; set; }

    public int Refused { get; set; }

    /// <summary>How many a later replay took over, or went back to where they were, before they were sent.</summary>
    public int Released { get; set; }

    /// <summary>How many are still to be sent.</summary>
    public int Remaining { get; set; }

    /// <summary>How many were sent twice, since a dispatcher ended before it had noted the first time.</summary>
    public int SentTwice { get; set; }

    /// <summary>How many are done, of what is no replay.</summary>
    public int Done { get; set; }

    /// <summary>At most so many a second; null for as fast as they go.</summary>
    public double? Rate { get; set; }

    public bool Isolate { get; set; }

    /// <summary>How long nothing may be heard before it ends with what is pending.</summary>
    public TimeSpan Timeout { get; set; }

    /// <summary>When anything of it was last sent or heard.</summary>
    public DateTimeOffset NewsAt { get; set; }

    /// <summary>When its rate allows the next message.</summary>
    public DateTimeOffset NextAt { get; set; }
}

using BriefingBus.DeadLetters.Auditing;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>A command over failed messages and its progress, which every process can read and continue.</summary>
public sealed class StoredOperation
{
    public long Number { get; set; }

    /// <summary>12 hexadecimal digits, which are part of its page's address.</summary>
    public required string Id { get; set; }

    public required OperationKind Kind { get; set; }

    public required string What { get; set; }

    public required string By { get; set; }

    public required DateTimeOffset BeganAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public bool IsGood { get; set; }

    public string? Result { get; set; }

    /// <summary>Further remarks, one a line.</summary>
    public string? Notes { get; set; }

    /// <summary>Name of the file with the discarded messages, or null.</summary>
    public string? Copy { get; set; }

    public int Matching { get; set; }

    public int Sent { get; set; }

    public int Succeeded { get; set; }

    public int FailedSame { get; set; }

    public int FailedOther { get; set; }

    public int Refused { get; set; }

    /// <summary>The number of messages that a later replay took over, or that were released, before they were sent.</summary>
    public int Released { get; set; }

    /// <summary>The number of messages still to be sent.</summary>
    public int Remaining { get; set; }

    /// <summary>The number of messages sent twice, because a dispatcher ended before it had recorded the first send.</summary>
    public int SentTwice { get; set; }

    /// <summary>The number of finished messages, for operations other than replays.</summary>
    public int Done { get; set; }

    /// <summary>The maximum rate in messages a second; null for no limit.</summary>
    public double? Rate { get; set; }

    public bool Isolate { get; set; }

    /// <summary>The timeout of the next outcome, after which the operation ends with messages pending.</summary>
    public TimeSpan Timeout { get; set; }

    /// <summary>When it last had a send or an outcome.</summary>
    public DateTimeOffset NewsAt { get; set; }

    /// <summary>When its rate allows the next message.</summary>
    public DateTimeOffset NextAt { get; set; }
}

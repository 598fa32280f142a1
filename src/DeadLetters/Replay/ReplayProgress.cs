using BriefingBus.DeadLetters.Storage;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>The progress of a replay; at its end, its result.</summary>
public sealed record ReplayProgress
{
    /// <summary>Identity of the operation, also in the audit; empty for a dry run.</summary>
    public string Run { get; init; } = "";

    /// <summary>The number of messages that matched when it began.</summary>
    public int Matching { get; init; }

    /// <summary>The number of sent messages.</summary>
    public int Sent { get; init; }

    /// <summary>The number of messages that a consumer has finished.</summary>
    public int Succeeded { get; init; }

    /// <summary>The number of messages that failed again with the same error.</summary>
    public int FailedSame { get; init; }

    /// <summary>The number of messages that failed again with another error.</summary>
    public int FailedOther { get; init; }

    /// <summary>The number of messages that could not be sent and wait as before.</summary>
    public int Refused { get; init; }

    /// <summary>The number of unsent messages, because the replay was stopped or another took them over.</summary>
    public int Released { get; init; }

    /// <summary>The number of messages sent twice, because a dispatcher ended before it had recorded the first send.</summary>
    public int SentTwice { get; init; }

    /// <summary>The number of messages in progress without an outcome.</summary>
    public int Pending => Matching - Succeeded - FailedSame - FailedOther - Refused - Released;

    /// <summary>Whether all matching messages succeeded.</summary>
    public bool IsAllDone => Succeeded == Matching;

    /// <summary>The result as a sentence.</summary>
    public override string ToString() =>
        $"{Succeeded} succeeded, {FailedSame + FailedOther} failed again "
        + $"({FailedSame} with the same error, {FailedOther} with another), {Pending} pending"
        + (Refused > 0 ? $", {Refused} not sent" : "") + (Released > 0 ? $", {Released} left where they were" : "")
            + (SentTwice > 0 ? $"; {SentTwice} sent twice" : "");

    internal static ReplayProgress Of(StoredOperation operation) => new()
    {
        Run = operation.Id,
        Matching = operation.Matching,
        Sent = operation.Sent,
        Succeeded = operation.Succeeded,
        FailedSame = operation.FailedSame,
        FailedOther = operation.FailedOther,
        Refused = operation.Refused,
        Released = operation.Released,
        SentTwice = operation.SentTwice,
    };
}

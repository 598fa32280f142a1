namespace BriefingBus.DeadLetters.Replaying;

/// <summary>How far a replay is, and in the end what became of it.</summary>
public sealed record ReplayProgress
{
    /// <summary>Identity of the command, also in the audit; empty for a dry run.</summary>
    public string Run { get; init; } = "";

    /// <summary>How many letters matched when it began.</summary>
    public int Matching { get; init; }

    /// <summary>How many were sent.</summary>
    public int Sent { get; init; }

    /// <summary>How many of those a consumer has finished.</summary>
    public int Succeeded { get; init; }

    /// <summary>How many failed again with the same error.</summary>
    public int FailedSame { get; init; }

    /// <summary>How many failed again with another error.</summary>
    public int FailedOther { get; init; }

    /// <summary>How many could not be sent, and stay where they were.</summary>
    public int Refused { get; init; }

    /// <summary>How many were sent, and nothing was heard of them yet.</summary>
    public int Pending => Sent - Succeeded - FailedSame - FailedOther;

    /// <summary>Whether everything that matched has succeeded.</summary>
    public bool IsAllDone => Pending == 0 && FailedSame == 0 && FailedOther == 0 && Refused == 0;

    /// <summary>What became of it, as a person reads it.</summary>
    public override string ToString() =>
        $"{Succeeded} succeeded, {FailedSame + FailedOther} failed again ({FailedSame} with the same error, {FailedOther} with another), {Pending} pending"
        + (Refused > 0 ? $", {Refused} not sent" : "");
}

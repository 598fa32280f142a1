using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Replay;

namespace BriefingBus.Cli.DeadLetters;

/// <summary>The result of a replay for the shell.</summary>
internal sealed record ReplayAnswer
{
    public required string Run { get; init; }

    public required bool DryRun { get; init; }

    public required int Matching { get; init; }

    public required int Sent { get; init; }

    public required int Succeeded { get; init; }

    public required int FailedSame { get; init; }

    public required int FailedOther { get; init; }

    public required int Pending { get; init; }

    public required int Refused { get; init; }

    /// <summary>Why messages could not be sent.</summary>
    public required IReadOnlyList<string> Refusals { get; init; }

    /// <summary>How many were sent twice, since a process that sent them was killed.</summary>
    public required int SentTwice { get; init; }

    /// <summary>Messages that kill their process.</summary>
    public required IReadOnlyList<FailedMessage> PoisonMessages { get; init; }

    /// <summary>The message that was sent by itself and has no outcome.</summary>
    public FailedMessage? Undecided { get; init; }

    public static ReplayAnswer Of(ReplayOutcome outcome, bool dryRun) => new()
    {
        Run = outcome.Numbers.Run,
        DryRun = dryRun,
        Matching = outcome.Numbers.Matching,
        Sent = outcome.Numbers.Sent,
        Succeeded = outcome.Numbers.Succeeded,
        FailedSame = outcome.Numbers.FailedSame,
        FailedOther = outcome.Numbers.FailedOther,
        Pending = outcome.Numbers.Pending,
        Refused = outcome.Numbers.Refused,
        Refusals = outcome.Refusals,
        SentTwice = outcome.Numbers.SentTwice,
        PoisonMessages = outcome.PoisonMessages,
        Undecided = outcome.Undecided,
    };

    public override string ToString() => DryRun
        ? $"{Matching} would be sent back; nothing was."
        : string.Join('\n', Lines());

    private IEnumerable<string> Lines()
    {
        yield return $"{Sent} of {Matching} sent back: {Succeeded} succeeded, {FailedSame + FailedOther} failed again ({FailedSame} with the same error, {FailedOther} with another), {Pending} pending"
            + (Refused > 0 ? $", {Refused} not sent" : "") + (SentTwice > 0 ? $"; {SentTwice} sent twice" : "");
        foreach (var refusal in Refusals)
            yield return "not sent: " + refusal;
        foreach (var poison in PoisonMessages)
            yield return "kills its process: " + FailedMessageText.LineOf(poison);
        if (Undecided is not null)
            yield return "no outcome yet, and nothing was sent after it: " + FailedMessageText.LineOf(Undecided);
        if (Pending > 0)
            yield return "Pending: its service is busy, or down; "
                + $"'briefingbus dead-letters audit --run {Run}' shows later what became of it.";
    }
}

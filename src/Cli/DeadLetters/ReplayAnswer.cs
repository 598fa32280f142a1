using BriefingBus.DeadLetters.Letters;
using BriefingBus.DeadLetters.Replaying;

namespace BriefingBus.Cli.DeadLetters;

/// <summary>What a replay tells the shell.</summary>
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

    /// <summary>Why letters could not be sent.</summary>
    public required IReadOnlyList<string> Refusals { get; init; }

    /// <summary>Letters that kill their process, as they wait now.</summary>
    public required IReadOnlyList<DeadLetter> Killers { get; init; }

    /// <summary>The letter that was sent by itself and not heard of.</summary>
    public DeadLetter? Undecided { get; init; }

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
        Killers = outcome.Killers,
        Undecided = outcome.Undecided,
    };

    public override string ToString() => DryRun
        ? $"{Matching} would be sent back; nothing was."
        : string.Join('\n', Lines());

    private IEnumerable<string> Lines()
    {
        yield return $"{Sent} of {Matching} sent back: {Succeeded} succeeded, {FailedSame + FailedOther} failed again ({FailedSame} with the same error, {FailedOther} with another), {Pending} pending"
            + (Refused > 0 ? $", {Refused} not sent" : "");
        foreach (var refusal in Refusals)
            yield return "not sent: " + refusal;
        foreach (var killer in Killers)
            yield return "kills its process: " + LetterText.LineOf(killer);
        if (Undecided is not null)
            yield return "not heard of yet, and nothing was sent after it: " + LetterText.LineOf(Undecided);
        if (Pending > 0)
            yield return $"Pending: its service is busy, or down; 'briefingbus dead-letters audit --run {Run}' tells later what became of it.";
    }
}

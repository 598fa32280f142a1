using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;

namespace BriefingBus.DeadLetters.Ingest;

/// <summary>Decides what a dead letter is for a message that the table has.</summary>
internal static class IngestRule
{
    /// <summary>The broker notes the time of a dead letter in whole seconds.</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(1);

    /// <summary>The rule. When in doubt, a failure is shown once more rather than lost.</summary>
    /// <param name="row">The message as the table has it.</param>
    /// <param name="failure">The failure.</param>
    /// <param name="isTimeKnown">Whether the failure's time is noted on it, and not the time of its arrival.</param>
    public static IngestOutcome Of(StoredMessage row, FailedMessage failure, bool isTimeKnown) => row.State switch
    {
        MessageState.Retrying =>
            failure.ReplayId == row.ReplayId && row.ReplayId is not null ? IngestOutcome.FailedAgain : IngestOutcome.Copy,
        MessageState.Resolved or MessageState.Discarded =>
            isTimeKnown && failure.FailedAt <= row.ClosedAt - Precision ? IngestOutcome.Copy : IngestOutcome.Reopened,
        _ => IngestOutcome.Copy,
    };
}

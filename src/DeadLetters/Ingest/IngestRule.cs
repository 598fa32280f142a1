using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;

namespace BriefingBus.DeadLetters.Ingest;

/// <summary>Decides the effect of a dead letter on a message in the table.</summary>
internal static class IngestRule
{
    /// <summary>The precision of the broker's time of a dead letter.</summary>
    private static readonly TimeSpan Precision = TimeSpan.FromSeconds(1);

    /// <summary>Applies the rule. In doubt, a failure is shown twice rather than lost.</summary>
    /// <param name="row">The message in the table.</param>
    /// <param name="failure">The failure.</param>
    /// <param name="isTimeKnown">Whether the failure has its own time, rather than that of its arrival.</param>
    public static IngestOutcome Of(StoredMessage row, FailedMessage failure, bool isTimeKnown) => row.State switch
    {
        // Until it is sent, the row has the identity of the attempt before.
        MessageState.Retrying => row.Sends > 0 && row.ReplayId is not null && failure.ReplayId == row.ReplayId
            ? IngestOutcome.FailedAgain : IngestOutcome.Copy,
        MessageState.Resolved or MessageState.Discarded =>
            isTimeKnown && failure.FailedAt <= row.ClosedAt - Precision ? IngestOutcome.Copy : IngestOutcome.Reopened,
        _ => IngestOutcome.Copy,
    };
}

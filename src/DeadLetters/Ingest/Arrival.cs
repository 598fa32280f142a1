using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Search;
using BriefingBus.DeadLetters.Storage;

namespace BriefingBus.DeadLetters.Ingest;

/// <summary>A dead letter, parsed and packed before the transaction.</summary>
/// <param name="Message">The message as it arrived.</param>
/// <param name="Failure">Its failure.</param>
/// <param name="IsTimeKnown">Whether the message has the time of its failure, so that the time of its arrival does not count.</param>
/// <param name="Content">The packed message.</param>
/// <param name="Words">Its searchable words.</param>
internal sealed record Arrival(DeadLetterMessage Message, FailedMessage Failure, bool IsTimeKnown, StoredContent Content,
    MessageWords Words)
{
    public static Arrival Of(DeadLetterMessage message, DateTimeOffset now)
    {
        var failure = FailureReader.Read(message);
        return new(
            message, failure with { FailedAt = failure.FailedAt ?? now }, failure.FailedAt is not null, ContentPacking.Pack(message),
            MessageWords.Of(failure, message));
    }

    public StoredMessage NewRow(long number, int signature)
    {
        Content.Number = number;
        var row = new StoredMessage
        {
            Number = number,
            Id = Failure.Id,
            State = Failure.State,
            Signature = signature,
            MessageId = StoredText.Of(Failure.MessageId),
            ItemId = StoredText.Of(Failure.ItemId),
            Title = StoredText.Of(Failure.Title),
            Link = StoredText.Of(Failure.Link),
            Reason = StoredText.Of(Failure.Reason)!,
            Consumer = StoredText.Of(Failure.Consumer),
            FirstFailedAt = Failure.FailedAt!.Value,
            FailedAt = Failure.FailedAt.Value,
            Hour = CounterChanges.HourOf(Failure.FailedAt.Value),
            Tries = Failure.Tries,
            Attempts = Failure.Replays + 1,
            Size = Failure.Size,
            Replays = Failure.Replays,
            ReplayedAt = Failure.ReplayedAt,
            ReplayedBy = StoredText.Of(Failure.ReplayedBy),
            ReplayId = StoredText.Of(Failure.ReplayId),
            Content = Content,
        };
        SetAside(row);
        return row;
    }

    public void FailAgain(StoredMessage row, int signature)
    {
        (row.State, row.Signature, row.Reason, row.Consumer) = (Failure.State, signature, StoredText.Of(Failure.Reason)!,
            StoredText.Of(Failure.Consumer));
        (row.FailedAt, row.Hour, row.Tries) = (Failure.FailedAt!.Value, CounterChanges.HourOf(Failure.FailedAt.Value), Failure.Tries);
        (row.SentAt, row.LeasedUntil, row.ClosedAt) = (null, null, null);
        SetAside(row);
    }

    private void SetAside(StoredMessage row) => (row.ParkedReason, row.ParkedBy, row.ParkedAt) =
        (StoredText.Of(Failure.ParkedReason), StoredText.Of(Failure.ParkedBy), Failure.ParkedAt);
}

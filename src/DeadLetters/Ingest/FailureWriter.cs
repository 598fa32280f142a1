using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Ingest;

/// <summary>Writes dead letters into the table: a new one becomes a row, a failed replay updates its row, a copy is dropped.</summary>
public sealed class FailureWriter(FailedMessageStore store, TimeProvider clock)
{
    /// <summary>Stores dead letters in one transaction. Storing them again changes nothing.</summary>
    /// <param name="messages">The dead letters.</param>
    /// <param name="revive">True to import: a discarded or resolved message waits again.</param>
    /// <param name="cancellationToken">Cancels before the transaction is committed.</param>
    /// <returns>The outcome for each of them.</returns>
    public Task<IReadOnlyList<(FailedMessage Failure, IngestOutcome Outcome)>> StoreAsync(
        IReadOnlyList<DeadLetterMessage> messages, bool revive, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return StoreAsync([.. messages.Select(message => Arrival.Of(message, now))], revive, cancellationToken);
    }

    /// <inheritdoc cref="StoreAsync(IReadOnlyList{DeadLetterMessage}, bool, CancellationToken)"/>
    internal Task<IReadOnlyList<(FailedMessage Failure, IngestOutcome Outcome)>> StoreAsync(
        IReadOnlyList<Arrival> arrivals, bool revive, CancellationToken cancellationToken) =>
        store.WriteAsync<IReadOnlyList<(FailedMessage, IngestOutcome)>>(
            async (context, counters) =>
            {
                var signatures = await store.Signatures.NumbersAsync(context, [.. arrivals.Select(a => a.Failure)], cancellationToken);
                var ids = arrivals.Select(a => a.Failure.Id).Distinct().ToList();
                var rows = await context.Messages.Where(m => EF.Parameter(ids).Contains(m.Id))
                    .ToDictionaryAsync(m => m.Id, StringComparer.Ordinal, cancellationToken);
                var last = await context.Messages.MaxAsync(m => (long?)m.Number, cancellationToken) ?? 0;
                var (outcomes, written, added) = (new List<(FailedMessage, IngestOutcome)>(), new Dictionary<StoredMessage, Arrival>(),
                    new List<StoredMessage>());
                foreach (var (arrival, signature) in arrivals.Zip(signatures))
                {
                    var outcome = rows.TryGetValue(arrival.Failure.Id, out var row)
                        ? revive && row.State is MessageState.Resolved or MessageState.Discarded
                            ? IngestOutcome.Reopened
                            : IngestRule.Of(row, arrival.Failure, arrival.IsTimeKnown)
                        : IngestOutcome.Added;
                    if (outcome == IngestOutcome.Added)
                        added.Add(rows[arrival.Failure.Id] = row = arrival.NewRow(++last, signature));
                    else if (outcome != IngestOutcome.Copy)
                        await FailAgainAsync(context, counters, row!, arrival, signature, outcome, revive, cancellationToken);
                    outcomes.Add((arrival.Failure, outcome));
                    if (outcome != IngestOutcome.Copy)
                        written[row!] = arrival;
                }
                foreach (var row in written.Keys)
                {
                    counters.Add(row);
                    if (!revive)
                        counters.AddFailure(row);
                }
                await NoteReturnsAsync(context, written.Keys, cancellationToken);
                await context.InsertAsync(added, cancellationToken);
                await context.InsertAsync([.. added.Select(m => m.Content!)], cancellationToken);
                await context.IndexWordsAsync(written.ToDictionary(w => w.Key.Number, w => w.Value.Words), cancellationToken);
                return outcomes;
            },
            cancellationToken);

    private async Task FailAgainAsync(
        FailedMessageContext context, CounterChanges counters, StoredMessage row, Arrival arrival, int signature, IngestOutcome outcome,
            bool revive,
        CancellationToken cancellationToken)
    {
        var failure = arrival.Failure;
        counters.Remove(row);
        if (outcome == IngestOutcome.FailedAgain && row.Operation is { } number
            && await context.Operations.FindAsync([number], cancellationToken) is { } operation)
        {
            var before = FailureGroupings.ErrorOf(store.Signatures[row.Signature]);
            if (before == FailureGroupings.ErrorOf(failure))
                operation.FailedSame++;
            else
                operation.FailedOther++;
            operation.NewsAt = clock.GetUtcNow();
        }
        if (!revive)
        {
            row.Attempts++;
            context.Audit.Add(new()
            {
                At = failure.FailedAt!.Value,
                Action = AuditAction.ReplayFailed,
                By = failure.Source,
                FailedMessageId = row.Id,
                ReplayId = failure.ReplayId,
                Queue = failure.Queue,
                MessageType = StoredText.Of(failure.MessageType),
                Title = row.Title,
                Error = StoredText.Of(FailureGroupings.ErrorOf(failure)),
                Note = StoredText.Of(failure.Reason),
            });
        }
        arrival.FailAgain(row, signature);
        var content = await context.Contents.SingleAsync(c => c.Number == row.Number, cancellationToken);
        content.Headers = ContentPacking.PackHeaders(arrival.Message);
        // The body of an edit that was sent, though its dispatcher has not recorded that.
        var isEdited = content.EditedBody is not null;
        if (isEdited || !ContentPacking.Unpack(content.Body).AsSpan().SequenceEqual(arrival.Message.Body.Span))
            (content.OriginalBody, content.Body, row.Size) = (content.OriginalBody ?? content.Body, arrival.Content.Body,
                arrival.Message.Body.Length);
        (content.EditedBody, row.IsEdited) = (null, row.IsEdited || isEdited);
    }

    /// <summary>Records that a signature failed again after successful replays, so that the fix was not sufficient.</summary>
    private static async Task NoteReturnsAsync(FailedMessageContext context, IEnumerable<StoredMessage> failed,
        CancellationToken cancellationToken)
    {
        var last = failed.Where(m => m.Attempts == 1).GroupBy(m => m.Signature).ToDictionary(g => g.Key, g => g.Max(m => m.FailedAt));
        var numbers = last.Keys.ToList();
        foreach (var signature in await context.Signatures.Where(s => numbers.Contains(s.Number) && s.ResolvedAt != null)
            .ToListAsync(cancellationToken))
            if (last[signature.Number] > signature.ResolvedAt && !(signature.ReturnedAt > signature.ResolvedAt))
                signature.ReturnedAt = last[signature.Number];
    }
}

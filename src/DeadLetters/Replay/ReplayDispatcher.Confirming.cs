using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Replay;

/// <content>Records what became of a batch.</content>
public sealed partial class ReplayDispatcher
{
    private const int MaxRefusals = 50;
    private const int MaxRefusalLength = 500;

    private Task ConfirmAsync(long number, IReadOnlyList<Result> results, CancellationToken cancellationToken) => store.WriteAsync(
        async (context, counters) =>
        {
            var now = clock.GetUtcNow();
            var operation = await context.Operations.SingleAsync(o => o.Number == number, cancellationToken);
            var sent = results.Where(r => r.Refusal is null && r.Fault is null).ToList();
            // The outcome may arrive before the confirmation.
            await Retrying(context, sent).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.SentAt, (DateTimeOffset?)now).SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null)
                    .SetProperty(m => m.ParkedReason, (string?)null).SetProperty(m => m.ParkedBy, (string?)null)
                    .SetProperty(m => m.ParkedAt, (DateTimeOffset?)null),
                cancellationToken);
            var others = results.Except(sent).ToDictionary(r => r.Message.Number);
            foreach (var row in await Retrying(context, [.. others.Values]).ToListAsync(cancellationToken))
                if (others[row.Number].Refusal is { } refusal)
                    Refuse(context, counters, operation, row, refusal, now);
                else
                    row.LeasedUntil = now;
            await SettleEditsAsync(context, results, cancellationToken);
        },
        cancellationToken);

    private static IQueryable<StoredMessage> Retrying(FailedMessageContext context, IReadOnlyList<Result> results)
    {
        var (numbers, replays) = (results.Select(r => r.Message.Number).ToList(), results.Select(r => r.Message.ReplayId).ToList());
        // Until the next attempt is sent, a row has the identity of this one.
        return context.Messages.Where(m => m.State == MessageState.Retrying && m.Sends > 0 && EF.Parameter(numbers).Contains(m.Number)
            && EF.Parameter(replays).Contains(m.ReplayId!));
    }

    private void Refuse(FailedMessageContext context, CounterChanges counters, StoredOperation operation, StoredMessage row, string refusal,
        DateTimeOffset now)
    {
        counters.Remove(row);
        row.State = row.ParkedReason is null ? MessageState.Failed : MessageState.Parked;
        (row.LeasedUntil, row.Sends, row.Replays) = (null, 0, row.Replays - 1);
        counters.Add(row);
        (operation.Sent, operation.Refused) = (operation.Sent - 1, operation.Refused + 1);
        var notes = (operation.Notes ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // A note is a line.
        var note = StoredText.Of(
            string.Join(' ', refusal.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), MaxRefusalLength)!;
        if (!notes.Contains(note) && notes.Length < MaxRefusals)
            operation.Notes = string.Join('\n', [.. notes, note]);
        context.Audit.Add(AuditLines.Of(AuditAction.Refused, operation, row, store.Signatures[row.Signature], note, now));
    }

    /// <summary>Replaces the body of a message by its edited body after that was sent, and keeps the original; drops a refused
    /// one.</summary>
    private static async Task SettleEditsAsync(FailedMessageContext context, IReadOnlyList<Result> results,
        CancellationToken cancellationToken)
    {
        foreach (var result in results.Where(r => r.Message.IsEdit && r.Fault is null))
        {
            var content = await context.Contents.SingleAsync(c => c.Number == result.Message.Number, cancellationToken);
            if (content.EditedBody is not { } edited)
                continue;
            content.EditedBody = null;
            if (result.Refusal is not null)
                continue;
            (content.OriginalBody, content.Body) = (content.OriginalBody ?? content.Body, edited);
            var size = result.Message.Message.Body.Length;
            await context.Messages.Where(m => m.Number == result.Message.Number)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.IsEdited, true).SetProperty(m => m.Size, size), cancellationToken);
        }
    }
}

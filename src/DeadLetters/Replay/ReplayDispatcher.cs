using System.Linq.Expressions;
using System.Runtime.ExceptionServices;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using BriefingBus.ServiceDefaults.Bus;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>Sends messages for replay, as an outbox: it leases a batch and records it as sent, sends it, and then records the confirmation.
/// Several dispatchers share the work, as each row is leased to one. If one ends in between, another sends the batch after its lease, and
/// marks its messages as sent twice.</summary>
public sealed partial class ReplayDispatcher(FailedMessageStore store, IReplayTransport transport, TimeProvider clock)
{
    /// <summary>The maximum number of messages of a batch. After a kill, that many may be recorded as sent but unsent.</summary>
    public const int BatchSize = 256;

    /// <summary>The maximum size of a batch in bytes, unless a single message is larger.</summary>
    private const long BatchBytes = 16 * 1024 * 1024;

    /// <summary>The time after which another dispatcher sends a batch; longer than any send.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    /// <summary>The <see cref="ReplayId"/> of a message's next attempt, for a statement: the first replay is attempt 2.</summary>
    private static readonly Expression<Func<StoredMessage, string?>> NextReplay = row => row.Id + "-" + (row.Attempts + 1).ToString();

    /// <summary>Sends the messages that are due.</summary>
    /// <returns>Whether anything was sent, so that the next pass is due at once.</returns>
    public async Task<bool> DispatchAsync(CancellationToken cancellationToken)
    {
        var (due, expired) = await DueAsync(cancellationToken);
        if (due.Count == 0 && expired.Count == 0)
            return false;
        await transport.ReadyAsync(cancellationToken);
        var sent = false;
        foreach (var operation in due.Union(expired))
        {
            var batch = await ClaimAsync(operation, cancellationToken);
            if (batch.Count == 0)
                continue;
            sent = true;
            var results = await Task.WhenAll(batch.Select(message => SendAsync(message, cancellationToken)));
            // Not cancelled with the pass: sent messages must be recorded.
            await ConfirmAsync(operation, results, CancellationToken.None);
            if (results.Select(r => r.Fault).FirstOrDefault(f => f is not null) is { } fault)
                ExceptionDispatchInfo.Throw(fault);
        }
        return sent;
    }

    private Task<IReadOnlyList<Outgoing>> ClaimAsync(long number, CancellationToken cancellationToken) =>
        store.WriteAsync<IReadOnlyList<Outgoing>>(
        async (context, counters) =>
        {
            var now = clock.GetUtcNow();
            var operation = await context.Operations.SingleAsync(o => o.Number == number, cancellationToken);
            var candidates = await CandidatesAsync(context, operation, now, cancellationToken);
            if (candidates.Count == 0)
                return [];
            candidates.ForEach(counters.Remove);
            var rows = await MarkAsync(context, operation, candidates, now, cancellationToken);
            rows.ForEach(counters.Add);
            await store.Signatures.RefreshAsync(context, cancellationToken);
            await context.InsertAsync([.. rows.Select(row => LineOf(operation, row, now))], cancellationToken);
            return [.. rows.Select(row => Outgoing.Of(store.Read(row), row.Number, row.Content!, operation, now))];
        },
        cancellationToken);

    /// <summary>Records a batch as sent before sending it.</summary>
    /// <returns>The rows with their contents.</returns>
    private static async Task<List<StoredMessage>> MarkAsync(FailedMessageContext context, StoredOperation operation,
        List<StoredMessage> candidates, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var numbers = candidates.ConvertAll(m => m.Number);
        var rows = context.Messages.AsNoTracking().Where(m => EF.Parameter(numbers).Contains(m.Number));
        var first = await rows.Where(m => m.Sends == 0).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Replays, m => m.Replays + 1).SetProperty(m => m.ReplayId, NextReplay)
                .SetProperty(m => m.ReplayedAt, now).SetProperty(m => m.ReplayedBy, operation.By),
            cancellationToken);
        await rows.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Sends, m => m.Sends + 1).SetProperty(m => m.LeasedUntil, now + Lease), cancellationToken);
        (operation.Sent, operation.Remaining) = (operation.Sent + first, operation.Remaining - first);
        (operation.SentTwice, operation.NewsAt) = (operation.SentTwice + numbers.Count - first, now);
        return await rows.Include(m => m.Content).OrderBy(m => m.Number).ToListAsync(cancellationToken);
    }

    private AuditEntry LineOf(StoredOperation operation, StoredMessage row, DateTimeOffset now)
    {
        var (isFirst, signature) = (row.Sends == 1, store.Signatures[row.Signature]);
        var action = !isFirst ? AuditAction.SentAgain : operation.Kind == OperationKind.Edit ? AuditAction.Edited : AuditAction.Replayed;
        var note = isFirst ? $"to {DeadLetterQueue.SourceOf(signature.Queue)}"
            : "it is not known whether the first send reached its queue";
        return AuditLines.Of(action, operation, row, signature, note, now);
    }

    private async Task<Result> SendAsync(Outgoing message, CancellationToken cancellationToken)
    {
        try
        {
            await transport.SendAsync(message.Message, cancellationToken);
            return new(message, null, null);
        }
        catch (NoSuchQueueException gone)
        {
            return new(message, gone.Message, null);
        }
        catch (Exception unknown) when (TransientFault.IsTransient(unknown) || unknown is OperationCanceledException)
        {
            return new(message, null, unknown);
        }
    }

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
        return context.Messages.Where(m => m.State == MessageState.Retrying && EF.Parameter(numbers).Contains(m.Number)
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
        if (!notes.Contains(refusal))
            operation.Notes = string.Join('\n', [.. notes, refusal]);
        context.Audit.Add(AuditLines.Of(AuditAction.Refused, operation, row, store.Signatures[row.Signature], refusal, now));
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

    private sealed record Result(Outgoing Message, string? Refusal, Exception? Fault);

    private sealed record Outgoing(long Number, string ReplayId, bool IsEdit, DeadLetterMessage Message)
    {
        public static Outgoing Of(FailedMessage row, long number, StoredContent content, StoredOperation operation, DateTimeOffset now)
        {
            var message = ContentPacking.Unpack(row.Queue, row.MessageId, content);
            if (content.EditedBody is { } edited)
                message = message with { Body = ContentPacking.Unpack(edited) };
            return new(
                number, row.ReplayId!, content.EditedBody is not null,
                    ReplayMessage.Of(message, row.Source, row.Replays, row.ReplayId!, operation.Id, operation.By, now));
        }
    }
}

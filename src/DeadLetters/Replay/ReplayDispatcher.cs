using System.Linq.Expressions;
using System.Runtime.ExceptionServices;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Loops;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>Sends messages for replay, as an outbox: it leases a batch and records it as sent, sends it, and then records the confirmation.
/// Several dispatchers share the work, as each row is leased to one. If one ends in between, another sends the batch after its lease, and
/// marks its messages as sent twice.</summary>
public sealed partial class ReplayDispatcher(
    FailedMessageStore store, IReplayTransport transport, LoopSignal<ReplayDispatcher> signal, TimeProvider clock)
{
    /// <summary>The maximum number of messages of a batch. After a kill, that many may be recorded as sent but unsent.</summary>
    public const int BatchSize = 256;

    /// <summary>The maximum size of a batch in bytes, unless a single message is larger.</summary>
    private const long BatchBytes = 16 * 1024 * 1024;

    /// <summary>The time after which another dispatcher sends a batch; longer than any send.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(20);

    /// <summary>The pause of an operation that waits for its rate or for outcomes.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The <see cref="ReplayId"/> of a message's next attempt, for a statement: the first replay is attempt 2.</summary>
    private static readonly Expression<Func<StoredMessage, string?>> NextReplay = row => row.Id + "-" + (row.Attempts + 1).ToString();

    /// <summary>One pass of the loop, which wakes it for the next as long as an operation has messages left.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        if (await DispatchAsync(cancellationToken) is not { } pause)
            return;
        await Task.Delay(pause, clock, cancellationToken);
        signal.Raise();
    }

    /// <summary>Sends one batch of each operation.</summary>
    /// <returns>When more may be due: at once after a batch, after a pause if an operation waits, null if there is none.</returns>
    public async Task<TimeSpan?> DispatchAsync(CancellationToken cancellationToken)
    {
        var (due, expired) = await DueAsync(cancellationToken);
        if (due.Count == 0 && expired.Count == 0)
            return null;
        await transport.ReadyAsync(cancellationToken);
        var next = Pause;
        foreach (var operation in due.Union(expired))
        {
            var batch = await ClaimAsync(operation, cancellationToken);
            if (batch.Count == 0)
                continue;
            next = TimeSpan.Zero;
            var results = await Task.WhenAll(batch.Select(message => SendAsync(message, batch.Count == 1, cancellationToken)));
            // Not cancelled with the pass: sent messages must be recorded.
            await ConfirmAsync(operation, results, CancellationToken.None);
            if (results.Select(r => r.Fault).FirstOrDefault(f => f is not null) is { } fault)
                ExceptionDispatchInfo.Throw(fault);
        }
        return next;
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
            var again = candidates.Where(m => m.LeasedUntil is not null).Select(m => m.Number).ToHashSet();
            var rows = await MarkAsync(context, operation, candidates, now, cancellationToken);
            rows.ForEach(counters.Add);
            await store.Signatures.RefreshAsync(context, cancellationToken);
            await context.InsertAsync([.. rows.Select(row => LineOf(operation, row, again.Contains(row.Number), now))], cancellationToken);
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
        // Only a message that was sent before has a lease; its number of sends may be 0 again, after a requested stop.
        var first = await rows.Where(m => m.LeasedUntil == null).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Replays, m => m.Replays + 1).SetProperty(m => m.ReplayId, NextReplay)
                .SetProperty(m => m.ReplayedAt, now).SetProperty(m => m.ReplayedBy, operation.By),
            cancellationToken);
        await rows.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Sends, m => m.Sends + 1).SetProperty(m => m.LeasedUntil, now + Lease), cancellationToken);
        (operation.Sent, operation.Remaining) = (operation.Sent + first, operation.Remaining - first);
        (operation.SentTwice, operation.NewsAt) = (operation.SentTwice + numbers.Count - first, now);
        return await rows.Include(m => m.Content).OrderBy(m => m.Number).ToListAsync(cancellationToken);
    }

    private AuditEntry LineOf(StoredOperation operation, StoredMessage row, bool isAgain, DateTimeOffset now)
    {
        var signature = store.Signatures[row.Signature];
        var action = isAgain ? AuditAction.SentAgain : operation.Kind == OperationKind.Edit ? AuditAction.Edited : AuditAction.Replayed;
        var note = isAgain ? "it is not known whether the first send reached its queue"
            : $"to {DeadLetterQueue.SourceOf(signature.Queue)}";
        return AuditLines.Of(action, operation, row, signature, note, now);
    }

    private async Task<Result> SendAsync(Outgoing message, bool isAlone, CancellationToken cancellationToken)
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
        catch (RefusedMessageException refused)
        {
            // Only a message that was sent alone is certain to be the one.
            return isAlone ? new(message, refused.Message, null) : new(message, null, refused);
        }
        catch (Exception unknown) when (TransientFault.IsTransient(unknown) || unknown is OperationCanceledException)
        {
            return new(message, null, unknown);
        }
        catch (Exception invalid) when (!TransientFault.IsTransient(invalid))
        {
            return new(message, $"it cannot be sent: {invalid.Message}", null);
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

using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Replay;

/// <content>Chooses the messages to send next.</content>
public sealed partial class ReplayDispatcher
{
    /// <summary>For a transport whose queues are lost with the process: marks sent messages without an outcome for another send.</summary>
    /// <param name="wereInnocent">True if the process was asked to stop, so that none of its messages caused the end.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public Task ResendAsync(bool wereInnocent, CancellationToken cancellationToken) => store.WriteAsync(
        (context, _) =>
            context.Messages.Where(m => m.State == MessageState.Retrying && m.Sends > 0 && (m.SentAt != null || m.LeasedUntil != null))
            .ExecuteUpdateAsync(
            set => set.SetProperty(m => m.SentAt, (DateTimeOffset?)null).SetProperty(m => m.LeasedUntil, DateTimeOffset.UnixEpoch)
                .SetProperty(m => m.Sends, m => wereInnocent ? m.Sends - 1 : m.Sends),
            cancellationToken),
        cancellationToken);

    private Task<(List<long> Due, List<long> Expired)> DueAsync(CancellationToken cancellationToken) => store.ReadAsync(
        async context =>
        {
            var now = clock.GetUtcNow();
            var due = await context.Operations.Where(o => o.Remaining > 0).OrderBy(o => o.Number).Select(o => o.Number)
                .ToListAsync(cancellationToken);
            var expired = await context.Messages.Where(m => m.LeasedUntil != null && m.LeasedUntil < now && m.State == MessageState.Retrying
                && m.SentAt == null && m.Operation != null)
                .Select(m => m.Operation!.Value).Distinct().ToListAsync(cancellationToken);
            return (due, expired);
        },
        cancellationToken);

    private async Task<List<StoredMessage>> CandidatesAsync(FailedMessageContext context, StoredOperation operation, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var max = BatchSize;
        var open = context.Messages.AsNoTracking()
            .Where(m => m.State == MessageState.Retrying && m.SentAt == null && m.Operation == operation.Number);
        if (transport.MaxInFlight is { } limit)
        {
            var inFlight = await context.Messages.CountAsync(m => m.State == MessageState.Retrying && m.SentAt != null, cancellationToken);
            max = Math.Min(max, limit - inFlight);
            // A suspect is sent alone, so that the next crash cannot have another cause.
            if (max <= 0 || await HasSuspectInFlightAsync(context, cancellationToken))
                return [];
        }
        // Messages that were sent but not recorded come first, without counting against the rate again.
        var expired = await open.Where(m => m.LeasedUntil != null && m.LeasedUntil < now).OrderBy(m => m.Sends).ThenBy(m => m.Number)
            .Take(max).ToListAsync(cancellationToken);
        if (expired.Count > 0 && transport.MaxInFlight is null)
        {
            if (operation.Isolate)
                return await AloneAsync(context, operation, now, cancellationToken);
            // A message that was sent twice without a confirmation is sent alone: one that the broker refuses holds up no other.
            return expired[0].Sends > 1 ? expired[..1] : Fitting([.. expired.Where(m => m.Sends <= 1)]);
        }
        if (expired.Count > 0)
            return await HasAnyInFlightAsync(context, cancellationToken) ? [] : expired[..1];
        (var count, operation.NextAt) = OperationRules.Allowance(operation, now, max);
        return Fitting(await open.Where(m => m.LeasedUntil == null).OrderBy(m => m.Number).Take(count).ToListAsync(cancellationToken));
    }

    /// <summary>The next message with an expired lease of an operation that sends one at a time; none while another has no outcome. Once
    /// the operation has ended, it sends again only what it has sent itself: the pending messages that it took over stay
    /// pending.</summary>
    private static async Task<List<StoredMessage>> AloneAsync(FailedMessageContext context, StoredOperation operation, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var retrying = context.Messages.AsNoTracking().Where(m => m.State == MessageState.Retrying && m.Operation == operation.Number);
        if (operation.EndedAt is not null)
            await retrying.Where(m => m.SentAt == null && m.LeasedUntil == DateTimeOffset.UnixEpoch).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.SentAt, (DateTimeOffset?)operation.BeganAt)
                    .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null),
                cancellationToken);
        else if (await retrying.AnyAsync(m => m.SentAt != null || m.LeasedUntil >= now, cancellationToken))
            return [];
        return await retrying.Where(m => m.SentAt == null && m.LeasedUntil < now).OrderBy(m => m.Number).Take(1)
            .ToListAsync(cancellationToken);
    }

    private static Task<bool> HasAnyInFlightAsync(FailedMessageContext context, CancellationToken cancellationToken) =>
        context.Messages.AnyAsync(m => m.State == MessageState.Retrying && m.SentAt != null, cancellationToken);

    private static Task<bool> HasSuspectInFlightAsync(FailedMessageContext context, CancellationToken cancellationToken) =>
        context.Messages.AnyAsync(m => m.State == MessageState.Retrying && m.SentAt != null && m.Sends > 1, cancellationToken);

    private static List<StoredMessage> Fitting(List<StoredMessage> rows)
    {
        long bytes = 0;
        return [.. rows.TakeWhile((row, i) => (bytes += row.Size) <= BatchBytes || i == 0)];
    }
}

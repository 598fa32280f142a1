using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Replay;

/// <content>Marks messages for an operation, and releases them.</content>
public sealed partial class OperationRegistry
{
    private async Task RetryAsync(
        FailedMessageContext context, CounterChanges counters, StoredOperation operation, FailedMessageFilter filter,
            CancellationToken cancellationToken)
    {
        var (conditions, _) = await (await FilterConditions.OfAsync(filter, store, context, cancellationToken))
            .FindAsync(context, max: null, cancellationToken);
        await StampAsync(context, operation, conditions, [MessageState.Failed, MessageState.Parked], cancellationToken);
        if (filter.State is null or MessageState.Retrying or MessageState.Failed or MessageState.Parked && filter.Parked != true)
        {
            var isNamed = filter.Ids.Count > 0;
            var waiting = (conditions with { States = [MessageState.Retrying] }).Of(context)
                .Where(m => m.LeasedUntil == null && (isNamed || m.Sends == 0));
            foreach (var taken in await waiting.Where(m => m.Operation != null).GroupBy(m => m.Operation)
                .Select(g => new { Number = g.Key!.Value, Count = g.Count(), Unsent = g.Count(m => m.Sends == 0) })
                .ToListAsync(cancellationToken))
            {
                var earlier = await context.Operations.SingleAsync(o => o.Number == taken.Number, cancellationToken);
                (earlier.Released, earlier.Remaining) = (earlier.Released + taken.Count, earlier.Remaining - taken.Unsent);
            }
            await waiting.ExecuteUpdateAsync(set => set.SetProperty(m => m.Operation, operation.Number), cancellationToken);
        }
        var stamped = context.Messages.Where(m => m.Operation == operation.Number);
        await counters.MoveAsync(stamped.Where(m => m.State != MessageState.Retrying), MessageState.Retrying, cancellationToken);
        // A message that was already sent counts as sent but unconfirmed.
        var sent = stamped.Where(m => m.State == MessageState.Retrying && m.Sends > 0);
        operation.Sent = await sent.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.SentAt, (DateTimeOffset?)null).SetProperty(m => m.LeasedUntil, DateTimeOffset.UnixEpoch),
                cancellationToken);
        operation.Remaining = await stamped.Where(m => m.State != MessageState.Retrying || m.Sends == 0).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MessageState.Retrying).SetProperty(m => m.SentAt, (DateTimeOffset?)null)
                .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(m => m.Sends, 0),
            cancellationToken);
        operation.Matching = operation.Sent + operation.Remaining;
    }

    /// <summary>Marks the matching messages in some states for the operation.</summary>
    internal static async Task<int> StampAsync(
        FailedMessageContext context, StoredOperation operation, FilterConditions conditions, IReadOnlyList<MessageState> states,
        CancellationToken cancellationToken)
    {
        var (found, _) = await conditions.FindAsync(context, max: null, cancellationToken);
        return await (found with { States = [.. found.States.Intersect(states)] }).Of(context)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Operation, operation.Number), cancellationToken);
    }

    private static async Task ReleaseAsync(FailedMessageContext context, CounterChanges counters, StoredOperation operation,
        CancellationToken cancellationToken)
    {
        var unsent = context.Messages.Where(m => m.Operation == operation.Number && m.State == MessageState.Retrying && m.Sends == 0);
        var parked = unsent.Where(m => m.ParkedReason != null);
        var released = await counters.MoveAsync(parked, MessageState.Parked, cancellationToken);
        await parked.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Parked), cancellationToken);
        released += await counters.MoveAsync(unsent, MessageState.Failed, cancellationToken);
        await unsent.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Failed), cancellationToken);
        (operation.Released, operation.Remaining) = (operation.Released + released, operation.Remaining - released);
        if (operation.Kind == OperationKind.Edit)
            await context.Contents.Where(c => c.EditedBody != null
                && context.Messages.Any(m => m.Number == c.Number && m.Operation == operation.Number && m.State != MessageState.Retrying))
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.EditedBody, (byte[]?)null), cancellationToken);
    }
}

using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Ingest;

/// <summary>Stores consumers' reports on replays. Only a success changes the row, since a failure arrives as the message itself.</summary>
public sealed class OutcomeWriter(FailedMessageStore store, TimeProvider clock)
{
    /// <summary>Resolves the messages whose replay succeeded, in one transaction. Repeated reports change nothing.</summary>
    public Task StoreAsync(IReadOnlyList<ReplayFinished> reports, CancellationToken cancellationToken)
    {
        var succeeded = reports.Where(r => r.ExceptionType is null && ReplayId.MessageOf(r.ReplayId) is not null)
            .DistinctBy(r => r.ReplayId).ToDictionary(r => r.ReplayId, StringComparer.Ordinal);
        if (succeeded.Count == 0)
            return Task.CompletedTask;
        var ids = succeeded.Keys.Select(id => ReplayId.MessageOf(id)!).Distinct().ToList();
        return store.WriteAsync(
            async (context, counters) =>
            {
                var now = clock.GetUtcNow();
                // Until it is sent, a row has the identity of the attempt before.
                var rows = await context.Messages.AsNoTracking()
                    .Where(m => EF.Parameter(ids).Contains(m.Id) && m.State == MessageState.Retrying && m.Sends > 0)
                    .ToListAsync(cancellationToken);
                var resolved = rows.Where(m => m.ReplayId is not null && succeeded.ContainsKey(m.ReplayId)).ToList();
                var numbers = resolved.ConvertAll(m => m.Number);
                foreach (var row in resolved)
                {
                    counters.Remove(row);
                    row.State = MessageState.Resolved;
                    counters.Add(row);
                }
                await context.Messages.Where(m => EF.Parameter(numbers).Contains(m.Number)).ExecuteUpdateAsync(
                    set => set.SetProperty(m => m.State, MessageState.Resolved).SetProperty(m => m.ClosedAt, now)
                        .SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null),
                    cancellationToken);
                await context.InsertAsync([.. resolved.Select(row => LineOf(row, succeeded[row.ReplayId!]))], cancellationToken);
                await NoteAsync(context, resolved, now, cancellationToken);
            },
            cancellationToken);
    }

    private static AuditEntry LineOf(StoredMessage row, ReplayFinished report) => new()
    {
        At = report.FinishedAt,
        Action = AuditAction.ReplaySucceeded,
        By = StoredText.Of(report.Queue)!,
        FailedMessageId = row.Id,
        ReplayId = row.ReplayId,
        Queue = StoredText.Of(report.Queue),
        Title = row.Title,
    };

    private static async Task NoteAsync(FailedMessageContext context, List<StoredMessage> resolved, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var byOperation = resolved.Where(m => m.Operation is not null).GroupBy(m => m.Operation!.Value)
            .ToDictionary(g => g.Key, g => g.Count());
        var numbers = byOperation.Keys.ToList();
        foreach (var operation in await context.Operations.Where(o => numbers.Contains(o.Number)).ToListAsync(cancellationToken))
            (operation.Succeeded, operation.NewsAt) = (operation.Succeeded + byOperation[operation.Number], now);
        var signatures = resolved.Select(m => m.Signature).Distinct().ToList();
        await context.Signatures.Where(s => signatures.Contains(s.Number))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.ResolvedAt, now), cancellationToken);
    }
}

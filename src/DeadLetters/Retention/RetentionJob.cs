using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Retention;

/// <summary>How long decided messages and their records are kept.</summary>
public sealed record RetentionOptions
{
    /// <summary>How long resolved and discarded messages are kept.</summary>
    public TimeSpan Closed { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long the audit log and its operations are kept.</summary>
    public TimeSpan Audit { get; init; } = TimeSpan.FromDays(730);

    /// <summary>How long the hourly trend is kept.</summary>
    public TimeSpan Trend { get; init; } = TimeSpan.FromDays(8);
}

/// <summary>Deletes old decided messages. Waiting and parked ones are never deleted.</summary>
public sealed class RetentionJob(FailedMessageStore store, RetentionOptions options, TimeProvider clock)
{
    private const int Batch = 1000;

    private static readonly MessageState[] Closed = [MessageState.Resolved, MessageState.Discarded];

    /// <summary>The interval between two runs.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>Deletes what is due, in small batches that hold the lock only briefly.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        while (await DeleteClosedAsync(now - options.Closed, cancellationToken) == Batch)
        {
        }
        var (audited, trend) = (now - options.Audit, CounterChanges.HourOf(now - options.Trend));
        await store.WriteAsync(
            async (context, _) =>
            {
                await context.Audit.Where(e => e.At < audited).ExecuteDeleteAsync(cancellationToken);
                await context.Operations.Where(o => o.EndedAt < audited).ExecuteDeleteAsync(cancellationToken);
                await context.Trends.Where(t => t.Hour < trend).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);
    }

    private Task<int> DeleteClosedAsync(DateTimeOffset before, CancellationToken cancellationToken) => store.WriteAsync(
        async (context, counters) =>
        {
            var numbers = await context.Messages.Where(m => Closed.Contains(m.State) && m.ClosedAt < before).OrderBy(m => m.Number)
                .Select(m => m.Number).Take(Batch).ToListAsync(cancellationToken);
            var due = context.Messages.Where(m => numbers.Contains(m.Number));
            await counters.MoveAsync(due, to: null, cancellationToken);
            await context.RemoveWordsAsync(numbers, cancellationToken);
            await context.Contents.Where(c => numbers.Contains(c.Number)).ExecuteDeleteAsync(cancellationToken);
            await due.ExecuteDeleteAsync(cancellationToken);
            return numbers.Count;
        },
        cancellationToken);
}

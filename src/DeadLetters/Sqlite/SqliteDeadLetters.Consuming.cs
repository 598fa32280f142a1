using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Letters;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Sqlite;

/// <content>What the process with the consumers does with the file.</content>
public sealed partial class SqliteDeadLetters
{
    /// <summary>Notes which queues the process consumes; those that it no longer does are forgotten, their letters are not.</summary>
    internal Task RegisterAsync(IReadOnlyCollection<string> queues, CancellationToken cancellationToken) => WriteAsync(async context =>
    {
        await using var both = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.Queues.ExecuteDeleteAsync(cancellationToken);
        context.Queues.AddRange(queues.Select(name => new StoredQueue { Name = name }));
        await context.SaveChangesAsync(cancellationToken);
        await both.CommitAsync(cancellationToken);
    });

    /// <summary>Keeps a message that failed. One that was on its way back is so no longer, in the same moment.</summary>
    internal Task KeepAsync(DeadLetterMessage message) => WriteAsync(async context =>
    {
        var letter = StoredOf(message.Queue, message);
        await using var both = await context.Database.BeginTransactionAsync();
        await ForgetAsync(context, letter.ReplayId, DeadLetterQueue.SourceOf(message.Queue));
        context.Letters.Add(letter);
        await context.SaveChangesAsync();
        await both.CommitAsync();
    });

    /// <summary>Writes down what a consumer reports; what it has finished is no longer on its way.</summary>
    internal Task FinishAsync(ReplayFinished report, CancellationToken cancellationToken) => WriteAsync(async context =>
    {
        await using var both = await context.Database.BeginTransactionAsync(cancellationToken);
        if (report.ExceptionType is null)
            await ForgetAsync(context, report.ReplayId, report.Queue);
        context.Audit.Add(StoredOf(AuditEntries.Of(report)));
        await context.SaveChangesAsync(cancellationToken);
        await both.CommitAsync(cancellationToken);
    });

    /// <summary>Messages on their way back to the queues given, the oldest first, at most so many; those whose numbers are given left out.</summary>
    internal async Task<IReadOnlyList<(long Number, int Deliveries, DeadLetterMessage Message)>> OnTheirWayAsync(
        IReadOnlyCollection<string> queues, IReadOnlyCollection<long> without, int limit, CancellationToken cancellationToken)
    {
        await using var context = Context();
        var letters = await context.Letters.AsNoTracking().Where(l => queues.Contains(l.Queue) && !without.Contains(l.Number))
            .OrderBy(l => l.Number).Take(limit).ToListAsync(cancellationToken);
        return [.. letters.Select(l => (l.Number, l.Deliveries, MessageOf(l)))];
    }

    /// <summary>Which of the numbers given are still on their way.</summary>
    internal async Task<IReadOnlyList<long>> StillOnTheirWayAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken)
    {
        await using var context = Context();
        return await context.Letters.Where(l => numbers.Contains(l.Number)).Select(l => l.Number).ToListAsync(cancellationToken);
    }

    /// <summary>Counts that messages are given to their consumers, before they are, or takes that back.</summary>
    internal Task CountDeliveryAsync(IReadOnlyCollection<long> numbers, int by, CancellationToken cancellationToken) => WriteAsync(context =>
        context.Letters.Where(l => numbers.Contains(l.Number)).ExecuteUpdateAsync(set => set.SetProperty(l => l.Deliveries, l => l.Deliveries + by), cancellationToken));

    /// <summary>Makes a message on its way a dead letter, as the broker does with one whose process ended at every delivery.</summary>
    internal Task GiveUpAsync(long number, int deliveries, DeadLetterMessage message, CancellationToken cancellationToken) => WriteAsync(async context =>
    {
        var headers = message.Headers.ToDictionary(h => h.Key, h => h.Value);
        headers[LetterHeaders.Deaths] = new List<object?>
        {
            new Dictionary<string, object?> { ["reason"] = DeadLetterReader.GivenUp, ["queue"] = message.Queue, ["count"] = 1L, ["time"] = clock.GetUtcNow() },
        };
        headers[LetterHeaders.Deliveries] = (long)deliveries;
        await using var both = await context.Database.BeginTransactionAsync(cancellationToken);
        context.Letters.Add(StoredOf(QueueNames.ErrorQueueOf(message.Queue), message with { Headers = headers }));
        await context.SaveChangesAsync(cancellationToken);
        await context.Letters.Where(l => l.Number == number).ExecuteDeleteAsync(cancellationToken);
        await both.CommitAsync(cancellationToken);
    });

    private async Task<bool> IsKnownAsync(string queue, CancellationToken cancellationToken)
    {
        await using var context = Context();
        return await context.Queues.AnyAsync(q => q.Name == queue, cancellationToken);
    }

    private static Task ForgetAsync(DeadLetterContext context, string? replayId, string queue) => replayId is null
        ? Task.CompletedTask
        : context.Letters.Where(l => l.ReplayId == replayId && l.Queue == queue).ExecuteDeleteAsync();
}

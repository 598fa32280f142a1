using System.Runtime.CompilerServices;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>Lists and counts failed messages. A query reads only the rows of its page, or an index entry for each message that it
/// counts.</summary>
public sealed class MessageQueries(FailedMessageStore store)
{
    private const int ExportPage = 500;

    /// <summary>Counts the messages that match a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="max">The maximum number to count row by row; null for all.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<MessageCounts> CountAsync(FailedMessageFilter filter, int? max, CancellationToken cancellationToken) => store.ReadAsync(
        async context =>
        {
            var conditions = await FilterConditions.OfAsync(filter, store, context, cancellationToken);
            if (conditions.IsNothing)
                return new() { Total = 0 };
            if (!conditions.AreCounted)
                return await CountRowsAsync(context, conditions, max, cancellationToken);
            return await SumAsync(context, await CountersAsync(context, conditions, cancellationToken), cancellationToken);
        },
        cancellationToken);

    /// <summary>A page of the messages that match a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="order">The order; a word search sorts by arrival.</param>
    /// <param name="after">The cursor at which the page begins; null for the first.</param>
    /// <param name="skip">The number of messages to skip from there, for links by page number.</param>
    /// <param name="size">The maximum number of messages.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<PagedMessages> PageAsync(
        FailedMessageFilter filter, MessageOrder order, PageCursor? after, int skip, int size, CancellationToken cancellationToken) =>
            store.ReadAsync(
        async context =>
        {
            var conditions = await FilterConditions.OfAsync(filter, store, context, cancellationToken);
            if (conditions.IsNothing)
                return new PagedMessages([], null);
            var (rows, next) = conditions.Phrases.Count > 0
                ? await MessageRows.FoundAsync(context, conditions, order, after, skip, size + 1, cancellationToken)
                : (await MessageRows.PageAsync(context, conditions, order, after, skip, size + 1, cancellationToken), null);
            await store.Signatures.RefreshAsync(context, cancellationToken);
            var page = rows.Take(size).ToList();
            return new([.. page.Select(store.Read)], rows.Count > size ? new(page[^1].FailedAt, page[^1].Number) : next);
        },
        cancellationToken);

    /// <summary>Streams all messages that match a filter, the first to fail first.</summary>
    public async IAsyncEnumerable<FailedMessage> ListAsync(FailedMessageFilter filter,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (PageCursor? after = null; ;)
        {
            var page = await PageAsync(filter, MessageOrder.Oldest, after, skip: 0, ExportPage, cancellationToken);
            foreach (var message in page.Messages)
                yield return message;
            if (page.Next is null)
                yield break;
            after = page.Next;
        }
    }

    /// <summary>The known dead-letter queues, with their numbers of messages that wait for a decision.</summary>
    public Task<IReadOnlyList<DeadLetterQueue>> QueuesAsync(CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<DeadLetterQueue>>(
        async context =>
        {
            var counts = await context.Counts.Where(c => c.State == MessageState.Failed).ToListAsync(cancellationToken);
            await store.Signatures.RefreshAsync(context, cancellationToken);
            var held = counts.GroupBy(c => store.Signatures[c.Signature].Queue).ToDictionary(
                g => g.Key, g => new DeadLetterQueue(g.Key, g.Sum(c => (long)c.Count), g.Min(c => c.First), g.Max(c => c.Last)),
                    StringComparer.Ordinal);
            var known = await context.Queues.Select(q => q.Name).ToListAsync(cancellationToken);
            return
            [
                .. known.Where(DeadLetterQueue.IsOne).Concat(held.Keys).Distinct().Order(StringComparer.Ordinal)
                    .Select(name => held.GetValueOrDefault(name) ?? new(name, 0)),
            ];
        },
        cancellationToken);

    /// <summary>The counters of the conditions' states and signatures.</summary>
    internal static Task<List<StoredCount>> CountersAsync(FailedMessageContext context, FilterConditions conditions,
        CancellationToken cancellationToken)
    {
        var (states, signatures) = (conditions.States, conditions.Signatures);
        var counts = context.Counts.Where(c => states.Contains(c.State));
        return (signatures is null ? counts : counts.Where(c => signatures.Contains(c.Signature))).ToListAsync(cancellationToken);
    }

    private async Task<MessageCounts> CountRowsAsync(FailedMessageContext context, FilterConditions conditions, int? max,
        CancellationToken cancellationToken)
    {
        var (found, isMore) = await conditions.FindAsync(context, max + 1, cancellationToken);
        var rows = found.Of(context);
        if (max is { } most && await rows.Take(most + 1).CountAsync(cancellationToken) > most)
            return new() { Total = most, IsMore = true };
        var groups = await rows.GroupBy(m => m.Signature)
            .Select(g => new { Signature = g.Key, Count = g.Count(), Replayed = g.Count(m => m.Replays > 0) })
            .ToListAsync(cancellationToken);
        var counts = groups.Select(g => new StoredCount
        {
            Signature = g.Signature,
            State = MessageState.Failed,
            Count = g.Count,
            Replayed = g.Replayed,
        });
        return await SumAsync(context, counts, cancellationToken) with { IsMore = isMore };
    }

    private async Task<MessageCounts> SumAsync(FailedMessageContext context, IEnumerable<StoredCount> counts,
        CancellationToken cancellationToken)
    {
        // Refreshed here, since another process may have added signatures after the filter was read.
        await store.Signatures.RefreshAsync(context, cancellationToken);
        var all = counts.Select(c => (Count: c, Signature: store.Signatures[c.Signature])).ToList();
        return new()
        {
            Total = all.Sum(c => c.Count.Count),
            Suspects = all.Where(c => c.Signature.Kind == FailureKind.DeliveryLimit).Sum(c => c.Count.Count),
            Replayed = all.Sum(c => c.Count.Replayed),
            Sources =
            [
                .. all.GroupBy(c => DeadLetterQueue.SourceOf(c.Signature.Queue)).OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => (g.Key, g.Sum(c => c.Count.Count))),
            ],
        };
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>Lists and counts of failed messages. No query reads more rows than its page has, or an index entry for each that it
/// counts.</summary>
public sealed class MessageQueries(FailedMessageStore store)
{
    /// <summary>Of up to so many signatures, each is asked for its own page through its index, and the pages are merged: fast however rare
    /// they are.</summary>
    private const int MaxMerged = 100;

    /// <summary>So many of the last messages are searched for words before the index of words is asked: a frequent word fills a page from
    /// them.</summary>
    private const int Recent = 2000;

    private const int ExportPage = 500;

    /// <summary>How many messages a filter means.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="max">The most that are counted row by row; null to count all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<MessageCounts> CountAsync(FailedMessageFilter filter, int? max, CancellationToken cancellationToken) => store.ReadAsync(
        async context =>
        {
            var conditions = await FilterConditions.OfAsync(filter, store, context, cancellationToken);
            if (conditions.IsNothing)
                return new() { Total = 0 };
            if (!conditions.AreCounted)
                return await CountRowsAsync(context, conditions, max, cancellationToken);
            var counts = await CountersAsync(context, conditions, cancellationToken);
            return new()
            {
                Total = counts.Sum(c => c.Count),
                Suspects = counts.Where(c => store.Signatures[c.Signature].Kind == FailureKind.DeliveryLimit).Sum(c => c.Count),
                Replayed = counts.Sum(c => c.Replayed),
                Sources = SourcesOf(counts.Select(c => (c.Signature, c.Count))),
            };
        },
        cancellationToken);

    /// <summary>A page of the messages that a filter means.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="order">How they are sorted; those found by words are sorted by arrival.</param>
    /// <param name="after">Where the page begins; null for the first.</param>
    /// <param name="skip">How many to leave out from there, for links that name a page by its number alone.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<PagedMessages> PageAsync(
        FailedMessageFilter filter, MessageOrder order, PageCursor? after, int skip, int size, CancellationToken cancellationToken) =>
            store.ReadAsync(
        async context =>
        {
            var conditions = await FilterConditions.OfAsync(filter, store, context, cancellationToken);
            if (conditions.IsNothing)
                return new PagedMessages([], null);
            var rows = await RowsAsync(context, conditions, order, after, skip + size + 1, cancellationToken);
            await store.Signatures.RefreshAsync(context, cancellationToken);
            var page = rows.Skip(skip).Take(size).ToList();
            return new([.. page.Select(store.Read)], rows.Count > skip + size ? new(page[^1].FailedAt, page[^1].Number) : null);
        },
        cancellationToken);

    /// <summary>All messages that a filter means, the first to fail first: few of them are in memory.</summary>
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

    /// <summary>The dead-letter queues that are known, with what of each waits for a decision.</summary>
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

    /// <summary>The counters of the states and signatures of conditions.</summary>
    internal static Task<List<StoredCount>> CountersAsync(FailedMessageContext context, FilterConditions conditions,
        CancellationToken cancellationToken)
    {
        var (states, signatures) = (conditions.States, conditions.Signatures);
        var counts = context.Counts.Where(c => states.Contains(c.State));
        return (signatures is null ? counts : counts.Where(c => signatures.Contains(c.Signature))).ToListAsync(cancellationToken);
    }

    /// <summary>The rows that conditions mean, in a query that can go on.</summary>
    internal static IQueryable<StoredMessage> RowsOf(FailedMessageContext context, FilterConditions conditions,
        params IReadOnlyList<string> more)
    {
#pragma warning disable EF1002 // FilterConditions writes numbers alone; texts are parameters
        return context.Messages.FromSqlRaw(
            $"SELECT m.* FROM {context.Table("messages")} m WHERE {conditions.Where(more)}", [.. conditions.Parameters]);
#pragma warning restore EF1002
    }

    private async Task<MessageCounts> CountRowsAsync(FailedMessageContext context, FilterConditions conditions, int? max,
        CancellationToken cancellationToken)
    {
        var rows = RowsOf(context, conditions);
        if (max is { } most)
        {
            var counted = await rows.Take(most + 1).CountAsync(cancellationToken);
            if (counted > most)
                return new() { Total = most, IsMore = true };
        }
        var groups = await rows.GroupBy(m => m.Signature)
            .Select(g => new { Signature = g.Key, Count = g.Count(), Replayed = g.Count(m => m.Replays > 0) })
            .ToListAsync(cancellationToken);
        await store.Signatures.RefreshAsync(context, cancellationToken);
        return new()
        {
            Total = groups.Sum(g => g.Count),
            Suspects = groups.Where(g => store.Signatures[g.Signature].Kind == FailureKind.DeliveryLimit).Sum(g => g.Count),
            Replayed = groups.Sum(g => g.Replayed),
            Sources = SourcesOf(groups.Select(g => (g.Signature, g.Count))),
        };
    }

    private List<(string Queue, int Count)> SourcesOf(IEnumerable<(int Signature, int Count)> counts) =>
    [
        .. counts.GroupBy(c => DeadLetterQueue.SourceOf(store.Signatures[c.Signature].Queue)).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.Sum(c => c.Count))),
    ];

    private static async Task<List<StoredMessage>> RowsAsync(
        FailedMessageContext context, FilterConditions conditions, MessageOrder order, PageCursor? after, int size,
            CancellationToken cancellationToken)
    {
        var down = order == MessageOrder.Newest;
        if (conditions.HasWords)
            return await FoundRowsAsync(context, conditions, down, after, size, cancellationToken);
        var (compare, direction) = down ? ("<", "DESC") : (">", "ASC");
        List<string> cursor = after is null
            ? []
            : [string.Create(CultureInfo.InvariantCulture,
                $"(m.\"FailedAt\", m.\"Number\") {compare} ({after.FailedAt.UtcTicks}, {after.Number})")];
        if (conditions is not { AreCounted: true, Signatures: { Count: <= MaxMerged } signatures })
            return await Ordered(RowsOf(context, conditions, cursor)).Take(size).ToListAsync(cancellationToken);
        var pages = signatures.SelectMany(signature =>
            conditions.States.Select(state => conditions with { Signatures = [signature], States = [state] }))
            .Select(one => $"""
                SELECT * FROM (SELECT m."Number" FROM {context.Table("messages")} m WHERE {one.Where(cursor)}
                  ORDER BY m."FailedAt" {direction}, m."Number" {direction} LIMIT {size}) page
                """);
#pragma warning disable EF1002 // FilterConditions writes numbers alone; there is no text
        var merged = context.Messages.FromSqlRaw($"""
            SELECT m.* FROM {context.Table("messages")} m WHERE m."Number" IN ({string.Join("\nUNION ALL\n", pages)})
            """);
#pragma warning restore EF1002
        return await Ordered(merged).Take(size).ToListAsync(cancellationToken);

        IQueryable<StoredMessage> Ordered(IQueryable<StoredMessage> rows) => down
            ? rows.OrderByDescending(m => m.FailedAt).ThenByDescending(m => m.Number)
            : rows.OrderBy(m => m.FailedAt).ThenBy(m => m.Number);
    }

    /// <summary>Sorted by arrival. The planners would sort all that a frequent word finds, or read all rows for a rare one: so the last
    /// rows are
    /// tried first, and the rest goes by the index of words.</summary>
    private static async Task<List<StoredMessage>> FoundRowsAsync(
        FailedMessageContext context, FilterConditions conditions, bool down, PageCursor? after, int size,
            CancellationToken cancellationToken)
    {
        if (!down)
            return await RowsOf(context, conditions, Invariant($"m.\"Number\" > {after?.Number ?? 0}")).OrderBy(m => m.Number).Take(size)
                .ToListAsync(cancellationToken);
        var below = after?.Number ?? long.MaxValue;
        var edge = await context.Messages.Where(m => m.Number < below).OrderByDescending(m => m.Number).Select(m => m.Number).Skip(Recent)
            .FirstOrDefaultAsync(cancellationToken);
        var recent = await RowsOf(context, conditions, Invariant($"m.\"Number\" < {below} AND m.\"Number\" >= {edge}"))
            .OrderByDescending(m => m.Number).Take(size).ToListAsync(cancellationToken);
        return recent.Count == size || edge == 0
            ? recent
            : await RowsOf(context, conditions, Invariant($"m.\"Number\" < {below}")).OrderByDescending(m => m.Number).Take(size)
                .ToListAsync(cancellationToken);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

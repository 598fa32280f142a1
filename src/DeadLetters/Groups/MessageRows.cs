using System.Globalization;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>Reads the rows of a page, and few others.</summary>
internal static class MessageRows
{
    /// <summary>Up to this many signatures, each one's page is read through its index and the pages are merged, which is fast however rare
    /// they are.</summary>
    private const int MaxMerged = 100;

    /// <summary>About how many messages with the words are examined for a page, until it is full.</summary>
    private const int MaxExamined = 10_000;

    /// <summary>The first rows of each of several conditions, as a composable query: an index entry for each row.</summary>
    public static IQueryable<StoredMessage> FirstOfEach(
        FailedMessageContext context, IEnumerable<FilterConditions> each, MessageOrder order, PageCursor? after, int size)
    {
        var (compare, direction) = order == MessageOrder.Newest ? ("<", "DESC") : (">", "ASC");
        var pages = each.SelectMany(conditions => conditions.States.Select(state => Invariant($"""
            SELECT * FROM (SELECT m."Number" FROM {context.Table("messages")} m WHERE m."State" = {(int)state}
              {(conditions.Signatures is { } signatures ? $"AND m.\"Signature\" IN ({string.Join(',', signatures)})" : "")}
              {(conditions.From is { } from ? $"AND m.\"FailedAt\" >= {from.UtcTicks}" : "")}
              {(conditions.To is { } to ? $"AND m.\"FailedAt\" < {to.UtcTicks}" : "")}
              {(after is null ? "" : $"AND (m.\"FailedAt\", m.\"Number\") {compare} ({after.FailedAt.UtcTicks}, {after.Number})")}
              ORDER BY m."FailedAt" {direction}, m."Number" {direction} LIMIT {size}) page
            """)));
#pragma warning disable EF1002 // numbers alone
        return context.Messages.FromSqlRaw(
            $"SELECT m.* FROM {context.Table("messages")} m WHERE m.\"Number\" IN ({string.Join("\nUNION ALL\n", pages)})");
#pragma warning restore EF1002
    }

    /// <summary>A page in the order of failing.</summary>
    public static Task<List<StoredMessage>> PageAsync(
        FailedMessageContext context, FilterConditions conditions, MessageOrder order, PageCursor? after, int skip, int size,
        CancellationToken cancellationToken)
    {
        IEnumerable<FilterConditions> each = conditions.Signatures is { Count: <= MaxMerged } signatures
            ? signatures.Select(signature => conditions with { Signatures = [signature] })
            : [conditions];
        var rows = conditions.AreOrdered ? FirstOfEach(context, each, order, after, skip + size) : conditions.Of(context);
        if (after is not null && !conditions.AreOrdered)
            rows = order == MessageOrder.Newest
                ? rows.Where(m => m.FailedAt < after.FailedAt || (m.FailedAt == after.FailedAt && m.Number < after.Number))
                : rows.Where(m => m.FailedAt > after.FailedAt || (m.FailedAt == after.FailedAt && m.Number > after.Number));
        var ordered = order == MessageOrder.Newest
            ? rows.OrderByDescending(m => m.FailedAt).ThenByDescending(m => m.Number)
            : rows.OrderBy(m => m.FailedAt).ThenBy(m => m.Number);
        return ordered.Skip(skip).Take(size).ToListAsync(cancellationToken);
    }

    /// <summary>A page of those with the words: sorted by arrival, like the index of words. The search ends once the page is full or it has
    /// examined enough; the next page continues from there.</summary>
    public static async Task<(List<StoredMessage> Rows, PageCursor? Next)> FoundAsync(
        FailedMessageContext context, FilterConditions conditions, MessageOrder order, PageCursor? after, int skip, int size,
        CancellationToken cancellationToken)
    {
        var (down, found, next) = (order == MessageOrder.Newest, new List<StoredMessage>(), after?.Number);
        for (var (examined, max) = (0, skip + size); ; (examined, max) = (examined + max, Math.Min(max * 4, MaxExamined - examined - max)))
        {
            var hits = await context.FindAsync(conditions.Phrases, next, down, max, cancellationToken);
            var numbers = conditions.Numbers is { } given ? hits.Numbers.Intersect(given) : hits.Numbers;
            var rows = (conditions with { Numbers = [.. numbers] }).Of(context);
            var ordered = down ? rows.OrderByDescending(m => m.Number) : rows.OrderBy(m => m.Number);
            found.AddRange(await ordered.Take(skip + size - found.Count).ToListAsync(cancellationToken));
            next = hits.Next;
            if (next is null || found.Count == skip + size || examined + max >= MaxExamined)
                return ([.. found.Skip(skip)], next is { } number ? new(default, number) : null);
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

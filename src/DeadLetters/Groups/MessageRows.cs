using System.Globalization;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>Reads the rows of a page without reading many others.</summary>
internal static class MessageRows
{
    /// <summary>The maximum number of signatures whose pages are read through their index and merged, which is fast even if they are
    /// rare.</summary>
    private const int MaxMerged = 100;

    /// <summary>The approximate number of messages with the words that are examined for a page.</summary>
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
#pragma warning disable EF1002 // only numbers
        return context.Messages.FromSqlRaw(
            $"SELECT m.* FROM {context.Table("messages")} m WHERE m.\"Number\" IN ({string.Join("\nUNION ALL\n", pages)})");
#pragma warning restore EF1002
    }

    /// <summary>A page ordered by failure.</summary>
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

    /// <summary>A page of a word search, ordered by arrival like the index of words. The search ends when the page is full or it has
    /// examined enough messages; the next page continues from there.</summary>
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

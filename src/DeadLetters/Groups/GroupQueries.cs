using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>Queries groups of failed messages. Groups are sums of counters, so the time does not depend on the number of
/// messages.</summary>
public sealed class GroupQueries(FailedMessageStore store, TimeProvider clock)
{
    /// <summary>The number of hours of a trend.</summary>
    public const int TrendHours = 24;

    /// <summary>The number of groups that get an example, largest first.</summary>
    private const int MaxExamples = 100;

    /// <summary>The groups of the messages that match a filter, the largest first.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="groupings">The groupings.</param>
    /// <param name="detailed">The grouping whose groups get an example and a trend.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<IReadOnlyDictionary<FailureGrouping, IReadOnlyList<FailedMessageGroup>>> GroupsAsync(
        FailedMessageFilter filter, IReadOnlyList<FailureGrouping> groupings, FailureGrouping detailed,
        CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyDictionary<FailureGrouping, IReadOnlyList<FailedMessageGroup>>>(
            async context =>
            {
                var conditions = await FilterConditions.OfAsync(filter, store, context, cancellationToken);
                var (found, _) = await conditions.FindAsync(context, max: null, cancellationToken);
                var counts = found.IsNothing ? [] : found.AreCounted
                    ? await MessageQueries.CountersAsync(context, found, cancellationToken)
                    : await CountRowsAsync(context, found, cancellationToken);
                await store.Signatures.RefreshAsync(context, cancellationToken);
                var groups = new Dictionary<FailureGrouping, IReadOnlyList<FailedMessageGroup>>();
                foreach (var grouping in groupings)
                {
                    var members = grouping == FailureGrouping.Hour
                        ? await HoursAsync(context, found, cancellationToken)
                        : MembersOf(counts, grouping);
                    members = [.. members.OrderByDescending(g => g.Group.Count).ThenBy(g => g.Group.Name, StringComparer.Ordinal)];
                    if (grouping == detailed)
                        members = await DetailAsync(context, found, members, cancellationToken);
                    groups[grouping] = [.. members.Select(g => g.Group)];
                }
                return groups;
            },
            cancellationToken);

    /// <summary>The group with a key, with its trend; null if it has no message in these states.</summary>
    public async Task<FailedMessageGroup?> FindAsync(string key, MessageState? state, bool? parked, CancellationToken cancellationToken)
    {
        var signatures = await store.ReadAsync(context => store.Signatures.AllAsync(context, cancellationToken), cancellationToken);
        var isHour = FailureGroupings.HourOf(key) is not null;
        if ((isHour ? FailureGrouping.Hour : FailureGroupings.Find(key, signatures)?.Grouping) is not { } grouping)
            return null;
        var groups = await GroupsAsync(new() { Group = key, State = state, Parked = parked }, [grouping], grouping, cancellationToken);
        return groups[grouping] is [var group, ..] ? group : null;
    }

    private static async Task<List<StoredCount>> CountRowsAsync(FailedMessageContext context, FilterConditions conditions,
        CancellationToken cancellationToken)
    {
        var rows = await conditions.Of(context).GroupBy(m => m.Signature).Select(g => new
        {
            Signature = g.Key,
            Count = g.Count(),
            Replayed = g.Count(m => m.Replays > 0),
            First = g.Min(m => m.FailedAt),
            Last = g.Max(m => m.FailedAt),
        }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new StoredCount
        {
            Signature = r.Signature, State = MessageState.Failed, Count = r.Count, Replayed = r.Replayed, First = r.First, Last = r.Last,
        })];
    }

    private List<Members> MembersOf(List<StoredCount> counts, FailureGrouping grouping) =>
    [
        .. counts.Select(c => (Count: c, Signature: store.Signatures[c.Signature]))
            .GroupBy(c => FailureGroupings.NameOf(c.Signature, grouping)).Select(g => new Members(
            new()
            {
                Key = FailureGroupings.KeyOf(grouping, g.Key),
                Name = g.Key,
                Count = g.Sum(c => c.Count.Count),
                Suspects = g.Where(c => c.Signature.Kind == FailureKind.DeliveryLimit).Sum(c => c.Count.Count),
                Replayed = g.Sum(c => c.Count.Replayed),
                First = g.Min(c => c.Count.First),
                Last = g.Max(c => c.Count.Last),
                Queues = [.. g.Select(c => c.Signature.Queue).Distinct().Order(StringComparer.Ordinal)],
                FirstSeen = g.Min(c => c.Signature.FirstFailedAt),
            },
            [.. g.OrderByDescending(c => c.Count.Last).Select(c => c.Count.Signature).Distinct()])),
    ];

    private static async Task<List<Members>> HoursAsync(FailedMessageContext context, FilterConditions conditions,
        CancellationToken cancellationToken)
    {
        var states = conditions.States;
        var hours = conditions is { AreCounted: true, Signatures: null }
            ? await context.Hours.Where(h => states.Contains(h.State)).GroupBy(h => h.Hour)
                .Select(g => new { Hour = g.Key, Count = g.Sum(h => h.Count) }).ToListAsync(cancellationToken)
            : await conditions.Of(context).GroupBy(m => m.Hour).Select(g => new { Hour = g.Key, Count = g.Count() })
                .ToListAsync(cancellationToken);
        return [.. hours.Select(h => new Members(
            new()
            {
                Key = FailureGroupings.KeyOfHour(h.Hour),
                Name = FailureGroupings.NameOf(h.Hour),
                Count = h.Count,
                First = FailureGroupings.BeginOf(h.Hour),
                Last = (FailureGroupings.BeginOf(h.Hour + 1) ?? DateTimeOffset.MaxValue) - TimeSpan.FromTicks(1),
                FirstSeen = FailureGroupings.BeginOf(h.Hour),
            },
            []))];
    }

    private async Task<List<Members>> DetailAsync(
        FailedMessageContext context, FilterConditions conditions, List<Members> members, CancellationToken cancellationToken)
    {
        var shown = members.Take(MaxExamples).ToList();
        var current = CounterChanges.HourOf(clock.GetUtcNow());
        var trends = (await context.Trends.Where(t => t.Hour > current - TrendHours && t.Hour <= current)
            .Select(t => new { t.Hour, t.Signature, t.Count }).ToListAsync(cancellationToken)).ToLookup(t => t.Signature);
        var returned = await context.Signatures.Where(s => s.ReturnedAt != null).Select(s => new { s.Number, s.ReturnedAt })
            .ToDictionaryAsync(s => s.Number, s => s.ReturnedAt, cancellationToken);
        var keys = shown.Select(m => m.Group.Key).ToList();
        var comments = await context.Comments.Where(c => keys.Contains(c.Group)).GroupBy(c => c.Group)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var examples = await ExamplesAsync(context, conditions, shown, cancellationToken);
        return
        [
            .. shown.Select(m =>
            {
                var trend = new int[TrendHours];
                foreach (var hour in m.Signatures.SelectMany(s => trends[s]))
                    trend[hour.Hour - current + TrendHours - 1] += hour.Count;
                var example = m.Signatures is [var first, ..]
                    ? examples.FirstOrDefault(e => e.Signature == first)
                    : examples.FirstOrDefault(e => FailureGroupings.KeyOfHour(e.Hour) == m.Group.Key);
                return m with
                {
                    Group = m.Group with
                    {
                        Example = example?.Id ?? "",
                        ExampleReason = example?.Reason ?? "",
                        Trend = trend,
                        ReturnedAt = m.Signatures.Max(returned.GetValueOrDefault),
                        Comments = comments.GetValueOrDefault(m.Group.Key),
                    },
                };
            }),
            .. members.Skip(MaxExamples),
        ];
    }

    /// <summary>The last failure of each group's last signature, which is one index entry.</summary>
    private static async Task<List<StoredMessage>> ExamplesAsync(
        FailedMessageContext context, FilterConditions conditions, IReadOnlyList<Members> groups, CancellationToken cancellationToken)
    {
        var each = groups.Select(g => g.Signatures is [var first, ..]
            ? conditions with { Signatures = [first] }
            : conditions with { From = g.Group.First, To = FailureGroupings.BeginOf(FailureGroupings.HourOf(g.Group.Key) + 1) }).ToList();
        if (each.Count == 0)
            return [];
        if (conditions.AreOrdered)
            return await MessageRows.FirstOfEach(context, each, MessageOrder.Newest, after: null, size: 1)
                .OrderByDescending(m => m.FailedAt).ThenByDescending(m => m.Number).ToListAsync(cancellationToken);
        var examples = new List<StoredMessage>();
        foreach (var one in each)
            examples.AddRange(await one.Of(context).OrderByDescending(m => m.FailedAt).ThenByDescending(m => m.Number).Take(1)
                .ToListAsync(cancellationToken));
        return examples;
    }

    private sealed record Members(FailedMessageGroup Group, IReadOnlyList<int> Signatures);
}

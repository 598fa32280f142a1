using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>Groups of failed messages, added up from the counters: as fast with a million messages as with ten.</summary>
public sealed class GroupQueries(FailedMessageStore store, TimeProvider clock)
{
    /// <summary>So many hours a trend has.</summary>
    public const int TrendHours = 24;

    /// <summary>For so many groups, the largest, an example is looked up.</summary>
    private const int MaxExamples = 100;

    /// <summary>The groups of the messages that a filter means, the largest first.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="groupings">What to group by.</param>
    /// <param name="detailed">The grouping whose groups get an example and a trend; null for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<IReadOnlyDictionary<FailureGrouping, IReadOnlyList<FailedMessageGroup>>> GroupsAsync(
        FailedMessageFilter filter, IReadOnlyList<FailureGrouping> groupings, FailureGrouping? detailed,
            CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyDictionary<FailureGrouping, IReadOnlyList<FailedMessageGroup>>>(
            async context =>
            {
                var conditions = await FilterConditions.OfAsync(filter, store, context, cancellationToken);
                var counts = conditions.IsNothing ? [] : conditions.AreCounted
                    ? await MessageQueries.CountersAsync(context, conditions, cancellationToken)
                    : await CountRowsAsync(context, conditions, cancellationToken);
                await store.Signatures.RefreshAsync(context, cancellationToken);
                var groups = new Dictionary<FailureGrouping, IReadOnlyList<FailedMessageGroup>>();
                foreach (var grouping in groupings)
                {
                    var members = grouping == FailureGrouping.Hour
                        ? await HoursAsync(context, conditions, cancellationToken)
                        : MembersOf(counts, grouping);
                    groups[grouping] = [.. members.OrderByDescending(g => g.Group.Count).ThenBy(g => g.Group.Name, StringComparer.Ordinal)
                        .Select(g => g.Group)];
                    if (grouping == detailed)
                        groups[grouping] = await DetailAsync(context, conditions, groups[grouping], members, cancellationToken);
                }
                return groups;
            },
            cancellationToken);

    private static async Task<List<StoredCount>> CountRowsAsync(FailedMessageContext context, FilterConditions conditions,
        CancellationToken cancellationToken)
    {
        var rows = await MessageQueries.RowsOf(context, conditions).GroupBy(m => m.Signature).Select(g => new
        {
            Signature = g.Key, Count = g.Count(), Replayed = g.Count(m => m.Replays > 0), First = g.Min(m => m.FailedAt),
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
                Example = "",
                ExampleReason = "",
            },
            [.. g.Select(c => c.Count.Signature).Distinct()])),
    ];

    private static async Task<List<Members>> HoursAsync(FailedMessageContext context, FilterConditions conditions,
        CancellationToken cancellationToken)
    {
        var states = conditions.States;
        var hours = conditions is { AreCounted: true, Signatures: null }
            ? await context.Hours.Where(h => states.Contains(h.State)).GroupBy(h => h.Hour)
                .Select(g => new { Hour = g.Key, Count = g.Sum(h => h.Count) }).ToListAsync(cancellationToken)
            : await MessageQueries.RowsOf(context, conditions).GroupBy(m => m.Hour).Select(g => new { Hour = g.Key, Count = g.Count() })
                .ToListAsync(cancellationToken);
        return [.. hours.Select(h => new Members(
            new()
            {
                Key = FailureGroupings.KeyOfHour(h.Hour),
                Name = FailureGroupings.NameOfHour(h.Hour),
                Count = h.Count,
                Suspects = 0,
                Replayed = 0,
                First = new(h.Hour * TimeSpan.TicksPerHour, TimeSpan.Zero),
                Last = new(Math.Min((h.Hour + 1) * TimeSpan.TicksPerHour, DateTimeOffset.MaxValue.Ticks + 1) - 1, TimeSpan.Zero),
                Queues = [],
                Example = "",
                ExampleReason = "",
            },
            []))];
    }

    private async Task<IReadOnlyList<FailedMessageGroup>> DetailAsync(
        FailedMessageContext context, FilterConditions conditions, IReadOnlyList<FailedMessageGroup> groups, List<Members> members,
            CancellationToken cancellationToken)
    {
        var signaturesOf = members.ToDictionary(m => m.Group.Key, m => m.Signatures);
        var shown = groups.Take(MaxExamples).ToList();
        var current = CounterChanges.HourOf(clock.GetUtcNow());
        var trends = (await context.Trends.Where(t => t.Hour > current - TrendHours && t.Hour <= current).ToListAsync(cancellationToken))
            .ToLookup(t => t.Signature);
        var wanted = shown.SelectMany(g => signaturesOf[g.Key]).Distinct().ToList();
        var history = await context.Signatures.Where(s => wanted.Contains(s.Number))
            .Select(s => new { s.Number, s.FirstFailedAt, s.ReturnedAt })
            .ToDictionaryAsync(s => s.Number, cancellationToken);
        var keys = shown.Select(g => g.Key).ToList();
        var comments = await context.Comments.Where(c => keys.Contains(c.Group)).GroupBy(c => c.Group)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var detailed = new List<FailedMessageGroup>(groups.Count);
        foreach (var group in shown)
        {
            var own = signaturesOf[group.Key];
            var example = await ExampleAsync(context, conditions, group, own, cancellationToken);
            var trend = new int[TrendHours];
            foreach (var hour in own.SelectMany(s => trends[s]))
                trend[hour.Hour - current + TrendHours - 1] += hour.Count;
            var known = own.Where(history.ContainsKey).Select(s => history[s]).ToList();
            detailed.Add(group with
            {
                Example = example?.Id ?? "",
                ExampleReason = example?.Reason ?? "",
                Trend = trend,
                FirstSeen = known.Count > 0 ? known.Min(s => s.FirstFailedAt) : group.First,
                ReturnedAt = known.Count > 0 ? known.Max(s => s.ReturnedAt) : null,
                Comments = comments.GetValueOrDefault(group.Key),
            });
        }
        return [.. detailed, .. groups.Skip(MaxExamples)];
    }

    /// <summary>The last that failed with the group's first signature: an index entry.</summary>
    private static async Task<StoredMessage?> ExampleAsync(
        FailedMessageContext context, FilterConditions conditions, FailedMessageGroup group, IReadOnlyList<int> signatures,
            CancellationToken cancellationToken)
    {
        var own = signatures.Count > 0
            ? conditions with { Signatures = [signatures[0]] }
            : conditions with { Others = [.. conditions.Others,
                $"m.\"FailedAt\" BETWEEN {group.First!.Value.UtcTicks} AND {group.Last!.Value.UtcTicks}"] };
        return await MessageQueries.RowsOf(context, own).OrderByDescending(m => m.FailedAt).ThenByDescending(m => m.Number)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private sealed record Members(FailedMessageGroup Group, IReadOnlyList<int> Signatures);
}

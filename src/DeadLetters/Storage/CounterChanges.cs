using BriefingBus.DeadLetters.Messages;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>What a transaction changes about the counters. It is applied once, at its end: many messages of one signature are one
/// change.</summary>
internal sealed class CounterChanges
{
    private readonly Dictionary<(int Signature, MessageState State), Change> counts = [];
    private readonly Dictionary<(MessageState State, int Hour), int> hours = [];
    private readonly Dictionary<(int Hour, int Signature), int> trends = [];

    /// <summary>Hours since the year 1.</summary>
    public static int HourOf(DateTimeOffset instant) => (int)(instant.UtcTicks / TimeSpan.TicksPerHour);

    /// <summary>A message is in its state from now on.</summary>
    public void Add(StoredMessage message) => Count(message, 1);

    /// <summary>A message will leave its state: called before anything of it is changed.</summary>
    public void Remove(StoredMessage message) => Count(message, -1);

    /// <summary>A message has failed.</summary>
    public void AddFailure(StoredMessage message) =>
        trends[(message.Hour, message.Signature)] = trends.GetValueOrDefault((message.Hour, message.Signature)) + 1;

    /// <summary>All messages of a query will go to another state. Called before they do.</summary>
    /// <returns>How many.</returns>
    public async Task<int> MoveAsync(IQueryable<StoredMessage> messages, MessageState? to, CancellationToken cancellationToken)
    {
        var moved = await messages.GroupBy(m => new { m.Signature, m.State }).Select(g => new
        {
            g.Key.Signature, g.Key.State, Count = g.Count(), Replayed = g.Count(m => m.Replays > 0), First = g.Min(m => m.FailedAt),
                Last = g.Max(m => m.FailedAt),
        }).ToListAsync(cancellationToken);
        foreach (var group in moved)
        {
            Count(group.Signature, group.State, -group.Count, -group.Replayed, group.First, group.Last);
            if (to is { } state)
                Count(group.Signature, state, group.Count, group.Replayed, group.First, group.Last);
        }
        var byHour = await messages.GroupBy(m => new { m.State, m.Hour }).Select(g => new { g.Key.State, g.Key.Hour, Count = g.Count() })
            .ToListAsync(cancellationToken);
        foreach (var hour in byHour)
        {
            Count(hour.State, hour.Hour, -hour.Count);
            if (to is { } state)
                Count(state, hour.Hour, hour.Count);
        }
        return moved.Sum(m => m.Count);
    }

    /// <summary>Applies them to the tracked counters; whoever saves the context saves them.</summary>
    public async Task ApplyAsync(FailedMessageContext context, CancellationToken cancellationToken)
    {
        var signatures = counts.Keys.Select(k => k.Signature).Distinct().ToList();
        var storedCounts = await context.Counts.Where(c => signatures.Contains(c.Signature))
            .ToDictionaryAsync(c => (c.Signature, c.State), cancellationToken);
        foreach (var ((signature, state), change) in counts)
        {
            if (!storedCounts.TryGetValue((signature, state), out var stored))
                context.Counts.Add(stored = new() { Signature = signature, State = state, First = change.First, Last = change.Last });
            (stored.Count, stored.Replayed) = (stored.Count + change.Count, stored.Replayed + change.Replayed);
            if (change.HasArrivals)
                (stored.First, stored.Last) = (Earlier(stored.First, change.First), Later(stored.Last, change.Last));
            if (stored.Count <= 0)
                context.Counts.Remove(stored);
        }
        var changedHours = hours.Where(h => h.Value != 0).ToList();
        var numbers = changedHours.Select(h => h.Key.Hour).Distinct().ToList();
        var storedHours = await context.Hours.Where(h => numbers.Contains(h.Hour))
            .ToDictionaryAsync(h => (h.State, h.Hour), cancellationToken);
        foreach (var ((state, hour), change) in changedHours)
        {
            if (!storedHours.TryGetValue((state, hour), out var stored))
                context.Hours.Add(stored = new() { State = state, Hour = hour });
            stored.Count += change;
            if (stored.Count <= 0)
                context.Hours.Remove(stored);
        }
        var failedHours = trends.Keys.Select(t => t.Hour).Distinct().ToList();
        var failedSignatures = trends.Keys.Select(t => t.Signature).Distinct().ToList();
        var storedTrends = await context.Trends.Where(t => failedHours.Contains(t.Hour) && failedSignatures.Contains(t.Signature))
            .ToDictionaryAsync(t => (t.Hour, t.Signature), cancellationToken);
        foreach (var ((hour, signature), failures) in trends)
        {
            if (!storedTrends.TryGetValue((hour, signature), out var stored))
                context.Trends.Add(stored = new() { Hour = hour, Signature = signature });
            stored.Count += failures;
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private void Count(StoredMessage message, int by)
    {
        Count(message.Signature, message.State, by, message.Replays > 0 ? by : 0, message.FailedAt, message.FailedAt);
        Count(message.State, message.Hour, by);
    }

    private void Count(MessageState state, int hour, int by) => hours[(state, hour)] = hours.GetValueOrDefault((state, hour)) + by;

    private void Count(int signature, MessageState state, int by, int replayed, DateTimeOffset first, DateTimeOffset last)
    {
        var (key, arrives) = ((signature, state), by > 0);
        counts[key] = counts.TryGetValue(key, out var known)
            ? new(known.Count + by, known.Replayed + replayed, known.HasArrivals || arrives, Earlier(known.First, first),
                Later(known.Last, last))
            : new(by, replayed, arrives, first, last);
    }

    private readonly record struct Change(int Count, int Replayed, bool HasArrivals, DateTimeOffset First, DateTimeOffset Last);
}

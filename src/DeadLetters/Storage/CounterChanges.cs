using BriefingBus.DeadLetters.Messages;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>Collects a transaction's changes of the counters and applies them once at its end, so that many messages of one signature are a
/// single change.</summary>
internal sealed class CounterChanges
{
    private readonly Dictionary<(int Signature, MessageState State), Change> counts = [];
    private readonly Dictionary<(MessageState State, int Hour), int> hours = [];
    private readonly Dictionary<(int Hour, int Signature), int> trends = [];

    /// <summary>Hours since the year 1.</summary>
    public static int HourOf(DateTimeOffset instant) => (int)(instant.UtcTicks / TimeSpan.TicksPerHour);

    /// <summary>Counts a message in its new state.</summary>
    public void Add(StoredMessage message) => Count(message, 1);

    /// <summary>Removes a message from the count of its state; call it before changing the message.</summary>
    public void Remove(StoredMessage message) => Count(message, -1);

    /// <summary>Counts a failure.</summary>
    public void AddFailure(StoredMessage message) =>
        trends[(message.Hour, message.Signature)] = trends.GetValueOrDefault((message.Hour, message.Signature)) + 1;

    /// <summary>Moves all messages of a query to another state; call it before changing them.</summary>
    /// <returns>The number of messages.</returns>
    public async Task<int> MoveAsync(IQueryable<StoredMessage> messages, MessageState? to, CancellationToken cancellationToken)
    {
        var moved = await messages.GroupBy(m => new { m.Signature, m.State }).Select(g => new
        {
            g.Key.Signature,
            g.Key.State,
            Count = g.Count(),
            Replayed = g.Count(m => m.Replays > 0),
            First = g.Min(m => m.FailedAt),
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

    /// <summary>Applies the changes, with one statement for each kind of counter.</summary>
    public async Task ApplyAsync(FailedMessageContext context, CancellationToken cancellationToken)
    {
        var changed = counts.Where(c => c.Value is not { Count: 0, Replayed: 0 }).Select(c => Invariant(
            $"{c.Key.Signature}, {(int)c.Key.State}, {c.Value.Count}, {c.Value.Replayed}, {c.Value.First}, {c.Value.Last}"));
        await AddAsync("counts", ["Signature", "State"], ["Count", "Replayed"], changed, ", \"First\", \"Last\"",
            """
            , "First" = CASE WHEN excluded."First" < c."First" THEN excluded."First" ELSE c."First" END
            , "Last" = CASE WHEN excluded."Last" > c."Last" THEN excluded."Last" ELSE c."Last" END
            """);
        await AddAsync("hours", ["State", "Hour"], ["Count"], hours.Where(h => h.Value != 0)
            .Select(h => Invariant($"{(int)h.Key.State}, {h.Key.Hour}, {h.Value}")));
        await AddAsync("trends", ["Hour", "Signature"], ["Count"], trends
            .Select(t => Invariant($"{t.Key.Hour}, {t.Key.Signature}, {t.Value}")));
        if (counts.Values.Any(c => c.Count < 0))
            await context.Counts.Where(c => c.Count <= 0).ExecuteDeleteAsync(cancellationToken);
        if (hours.Values.Any(h => h < 0))
            await context.Hours.Where(h => h.Count <= 0).ExecuteDeleteAsync(cancellationToken);

        async Task AddAsync(
            string table, string[] keys, string[] sums, IEnumerable<string> rows, string moreColumns = "", string moreChanges = "")
        {
            foreach (var batch in rows.Chunk(500))
#pragma warning disable EF1002 // only numbers
                await context.Database.ExecuteSqlRawAsync($"""
                    INSERT INTO {context.Table(table)} AS c ({Names([.. keys, .. sums])}{moreColumns}) VALUES ({string.Join("), (", batch)})
                    ON CONFLICT ({Names(keys)}) DO UPDATE SET
                    {string.Join(", ", sums.Select(sum => $"\"{sum}\" = c.\"{sum}\" + excluded.\"{sum}\""))} {moreChanges}
                    """, cancellationToken);
#pragma warning restore EF1002
        }
    }

    private static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(c => $"\"{c}\""));

    private static string Invariant(FormattableString text) => text.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Count(StoredMessage message, int by)
    {
        Count(message.Signature, message.State, by, message.Replays > 0 ? by : 0, message.FailedAt, message.FailedAt);
        Count(message.State, message.Hour, by);
    }

    private void Count(MessageState state, int hour, int by) => hours[(state, hour)] = hours.GetValueOrDefault((state, hour)) + by;

    /// <summary>Changes a count. A removed message does not change the first and last time.</summary>
    private void Count(int signature, MessageState state, int by, int replayed, DateTimeOffset first, DateTimeOffset last)
    {
        var known = counts.TryGetValue((signature, state), out var change) ? change : new(0, 0, DateTimeOffset.MaxValue.Ticks, 0);
        counts[(signature, state)] = by < 0
            ? known with { Count = known.Count + by, Replayed = known.Replayed + replayed }
            : new(known.Count + by, known.Replayed + replayed, Math.Min(known.First, first.UtcTicks), Math.Max(known.Last, last.UtcTicks));
    }

    private sealed record Change(int Count, int Replayed, long First, long Last);
}

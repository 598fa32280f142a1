using System.Diagnostics.Metrics;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Messages;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.Web.DeadLetters;

/// <summary>Counts the failed messages that wait for a decision, for the gauge and for notifications of the operator.</summary>
public sealed class DeadLetterCounts : IHealthCheck
{
    /// <summary>The check's name in reports.</summary>
    public const string Check = "dead letters";

    private readonly DeadLetterService deadLetters;
    private readonly TimeProvider clock;
    private volatile IReadOnlyDictionary<string, QueueCount> counts = new Dictionary<string, QueueCount>();

    /// <summary>Creates the gauges.</summary>
    public DeadLetterCounts(IMeterFactory meters, DeadLetterService deadLetters, TimeProvider clock)
    {
        (this.deadLetters, this.clock) = (deadLetters, clock);
        var meter = meters.Create("BriefingBus.Web");
        meter.CreateObservableGauge(
            "briefingbus.dead_letters", () => Each(queue => queue.Messages), "{message}",
            "Failed messages that wait for a decision, by queue");
        meter.CreateObservableGauge(
            "briefingbus.dead_letters.age", () => Each(Age), "s",
            "Time since the oldest message failed that waits for a decision, by queue; 0 where none waits");
    }

    /// <summary>Counts the messages. A queue that becomes empty stays with the value 0, since alerts compare a count with the one
    /// before.</summary>
    public async Task CountAsync(CancellationToken cancellationToken)
    {
        var waiting = (await deadLetters.Messages.QueuesAsync(cancellationToken))
            .GroupBy(q => DeadLetterQueue.SourceOf(q.Name), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new QueueCount(g.Sum(q => q.Count), g.Min(q => q.Oldest)), StringComparer.Ordinal);
        counts = counts.Keys.Union(waiting.Keys, StringComparer.Ordinal)
            .ToDictionary(queue => queue, queue => waiting.GetValueOrDefault(queue) ?? new QueueCount(0, null), StringComparer.Ordinal);
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var waiting = counts.Values.Sum(queue => queue.Messages);
        return Task.FromResult(waiting == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(
                $"{waiting} messages failed and wait for a decision: see /dead-letters, or use 'briefingbus dead-letters'."));
    }

    private double Age(QueueCount queue) => queue.Oldest is { } oldest ? Math.Max(0, (clock.GetUtcNow() - oldest).TotalSeconds) : 0;

    private IEnumerable<Measurement<T>> Each<T>(Func<QueueCount, T> measure)
        where T : struct =>
        counts.Select(queue => new Measurement<T>(measure(queue.Value), new KeyValuePair<string, object?>("queue", queue.Key)));

    /// <param name="Messages">The number of waiting messages.</param>
    /// <param name="Oldest">When the oldest of them failed; null if there is none.</param>
    private sealed record QueueCount(long Messages, DateTimeOffset? Oldest);
}

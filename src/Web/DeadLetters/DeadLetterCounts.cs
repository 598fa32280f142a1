using System.Diagnostics.Metrics;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Messages;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.Web.DeadLetters;

/// <summary>Counts the failed messages that wait for a decision, for the gauge and for notices to the operator.</summary>
public sealed class DeadLetterCounts : IHealthCheck
{
    private readonly DeadLetterService deadLetters;
    private volatile IReadOnlyDictionary<string, long> counts = new Dictionary<string, long>();

    /// <summary>Makes the gauge.</summary>
    public DeadLetterCounts(IMeterFactory meters, DeadLetterService deadLetters)
    {
        this.deadLetters = deadLetters;
        meters.Create("BriefingBus.Web").CreateObservableGauge(
            "briefingbus.dead_letters", Measure, "{message}", "Failed messages that wait for a decision, by queue");
    }

    /// <summary>Counts them.</summary>
    public async Task CountAsync(CancellationToken cancellationToken) =>
        counts = (await deadLetters.Messages.QueuesAsync(cancellationToken))
            .GroupBy(q => DeadLetterQueue.SourceOf(q.Name), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (long)g.Sum(q => q.Count), StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var waiting = counts.Values.Sum();
        return Task.FromResult(waiting == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(
                $"{waiting} messages failed and wait for a decision: see /dead-letters, or use 'briefingbus dead-letters'."));
    }

    private IEnumerable<Measurement<long>> Measure() =>
        counts.Select(queue => new Measurement<long>(queue.Value, new KeyValuePair<string, object?>("queue", queue.Key)));
}

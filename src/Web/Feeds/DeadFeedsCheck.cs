using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.Web.Feeds;

/// <summary>Checks whether feeds have failed for so long that the operator should correct or remove them.</summary>
internal sealed class DeadFeedsCheck(FeedMetrics feeds, TimeProvider clock) : IHealthCheck
{
    /// <summary>The time after which a failing feed counts as dead.</summary>
    public static readonly TimeSpan DeadAfter = TimeSpan.FromDays(3);

    private const int MaxNamed = 5;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var before = clock.GetUtcNow() - DeadAfter;
        var dead = feeds.Rows.Where(row => row.Known?.FailingSince < before).ToList();
        return Task.FromResult(dead.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(
                $"{dead.Count} feeds have failed for {DeadAfter.TotalDays:0} days or longer: {Names(dead)}. "
                + "Correct or remove them in briefing.yaml."));
    }

    private static string Names(List<FeedRow> dead) => Printable.Line(
        string.Join(", ", dead.Take(MaxNamed).Select(row => row.Name))
        + (dead.Count > MaxNamed ? $" and {dead.Count - MaxNamed} more" : ""));
}

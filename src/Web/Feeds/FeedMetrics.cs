using System.Diagnostics.Metrics;
using BriefingBus.Web.Pipeline;

namespace BriefingBus.Web.Feeds;

/// <summary>Measures the number of feeds in each status, by the same rule as on the page and in the briefing.</summary>
public sealed class FeedMetrics
{
    private readonly FeedDirectory feeds;
    private readonly TimeProvider clock;
    private volatile IReadOnlyList<FeedRow> rows = [];

    /// <summary>Creates the gauges.</summary>
    public FeedMetrics(IMeterFactory meters, FeedDirectory feeds, TimeProvider clock)
    {
        (this.feeds, this.clock) = (feeds, clock);
        var meter = meters.Create(QueueMetrics.Name);
        meter.CreateObservableGauge("briefingbus.feeds", Measure, "{feed}", "Configured feeds, by status");
        meter.CreateObservableGauge(
            "briefingbus.feed.failing.age", LongestFailing, "s",
            "Time for which the feed that has failed longest has failed; 0 where none fails");
    }

    /// <summary>The feeds as last counted.</summary>
    public IReadOnlyList<FeedRow> Rows => rows;

    /// <summary>Counts the feeds.</summary>
    public async Task CountAsync(CancellationToken cancellationToken) => rows = await feeds.AllAsync(cancellationToken);

    private double LongestFailing() =>
        rows.Min(row => row.Known?.FailingSince) is { } since ? Math.Max(0, (clock.GetUtcNow() - since).TotalSeconds) : 0;

    private IEnumerable<Measurement<int>> Measure()
    {
        var counts = rows.CountBy(row => row.Condition.Word).ToDictionary(StringComparer.Ordinal);
        return FeedCondition.Words.Select(word => new Measurement<int>(
            counts.GetValueOrDefault(word), new KeyValuePair<string, object?>("status", word.Replace(' ', '_'))));
    }
}

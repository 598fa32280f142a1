using System.Diagnostics.Metrics;
using BriefingBus.Web.Pipeline;

namespace BriefingBus.Web.Feeds;

/// <summary>Measures the number of feeds in each status, by the same rule as on the page and in the briefing.</summary>
public sealed class FeedMetrics
{
    private readonly FeedDirectory feeds;
    private volatile IReadOnlyList<FeedRow> rows = [];

    /// <summary>Makes the gauge.</summary>
    public FeedMetrics(IMeterFactory meters, FeedDirectory feeds)
    {
        this.feeds = feeds;
        meters.Create(QueueMetrics.Name).CreateObservableGauge("briefingbus.feeds", Measure, "{feed}", "Configured feeds, by status");
    }

    /// <summary>The last counts.</summary>
    public IReadOnlyList<FeedRow> Rows => rows;

    /// <summary>Counts the feeds.</summary>
    public async Task CountAsync(CancellationToken cancellationToken) => rows = await feeds.AllAsync(cancellationToken);

    private IEnumerable<Measurement<int>> Measure()
    {
        var counts = rows.CountBy(row => row.Condition.Word).ToDictionary(StringComparer.Ordinal);
        return FeedCondition.Words.Select(word => new Measurement<int>(
            counts.GetValueOrDefault(word), new KeyValuePair<string, object?>("status", word.Replace(' ', '_'))));
    }
}

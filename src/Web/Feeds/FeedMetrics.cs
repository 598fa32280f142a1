using System.Diagnostics.Metrics;
using BriefingBus.Web.Pipeline;

namespace BriefingBus.Web.Feeds;

/// <summary>Measures how many feeds fare how, by the rule that the page and the briefing go by.</summary>
public sealed class FeedMetrics
{
    private readonly FeedDirectory feeds;
    private volatile IReadOnlyDictionary<string, int> counts = new Dictionary<string, int>();

    /// <summary>Makes the gauge.</summary>
    public FeedMetrics(IMeterFactory meters, FeedDirectory feeds)
    {
        this.feeds = feeds;
        meters.Create(QueueMetrics.Name).CreateObservableGauge("briefingbus.feeds", Measure, "{feed}", "Configured feeds, by status");
    }

    /// <summary>Counts them.</summary>
    public async Task CountAsync(CancellationToken cancellationToken) =>
        counts = (await feeds.AllAsync(cancellationToken)).CountBy(row => row.Condition.Word).ToDictionary(StringComparer.Ordinal);

    private IEnumerable<Measurement<int>> Measure()
    {
        var counted = counts;
        return FeedCondition.Words.Select(word => new Measurement<int>(
            counted.GetValueOrDefault(word), new KeyValuePair<string, object?>("status", word.Replace(' ', '_'))));
    }
}

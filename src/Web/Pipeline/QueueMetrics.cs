using System.Diagnostics.Metrics;

namespace BriefingBus.Web.Pipeline;

/// <summary>Measures the broker's queues, as last read. The in-memory bus has none.</summary>
internal static class QueueMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "BriefingBus.Web";

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Creates the meter.</param>
    /// <param name="queues">The queues as last read.</param>
    public static void Observe(IMeterFactory meters, Func<IReadOnlyList<BrokerQueue>> queues)
    {
        var meter = meters.Create(Name);
        meter.CreateObservableGauge(
            "briefingbus.queue.messages", () => Each(queues(), q => q.Waiting + q.InHand), "{message}",
            "Messages in a queue, those in progress included");
        meter.CreateObservableGauge(
            "briefingbus.queue.consumers", () => Each(queues(), q => q.Consumers), "{consumer}", "Consumers of a queue");
    }

    private static IEnumerable<Measurement<long>> Each(IEnumerable<BrokerQueue> queues, Func<BrokerQueue, long> measure) =>
        queues.Select(q => new Measurement<long>(measure(q), new KeyValuePair<string, object?>("queue", q.Name)));
}

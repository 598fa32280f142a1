using System.Diagnostics.Metrics;

namespace BriefingBus.Delivery.Ledger;

/// <summary>Measures deliveries.</summary>
public sealed class DeliveryMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "BriefingBus.Delivery";

    private readonly Counter<long> deliveries;
    private readonly Histogram<double> duration;

    /// <summary>Creates the instruments.</summary>
    public DeliveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        deliveries = meter.CreateCounter<long>(
            "briefingbus.deliveries", "{delivery}",
            "Calls to outlets, by kind of outlet and outcome: delivered, waiting, refused or uncertain");
        duration = meter.CreateHistogram<double>(
            "briefingbus.delivery.duration", "s", "Time that a call to an outlet took that arrived, by kind of outlet");
    }

    /// <summary>Records the outcome of a call that did not arrive, or whose arrival was established later.</summary>
    public void Record(string outlet, DeliveryState state) => deliveries.Add(1, Kind(outlet), Outcome(state));

    /// <summary>Records a call that arrived.</summary>
    public void RecordDelivered(string outlet, TimeSpan took)
    {
        deliveries.Add(1, Kind(outlet), Outcome(DeliveryState.Delivered));
        duration.Record(took.TotalSeconds, Kind(outlet));
    }

    // An outlet's name is kind/name; the kinds are few, the names may be many.
    private static KeyValuePair<string, object?> Kind(string outlet) => new("outlet.kind", outlet.Split('/')[0]);

    private static KeyValuePair<string, object?> Outcome(DeliveryState state) => new("outcome", state switch
    {
        DeliveryState.Delivered => "delivered",
        DeliveryState.Waiting => "waiting",
        DeliveryState.Refused => "refused",
        DeliveryState.Uncertain => "uncertain",
        _ => "started",
    });
}

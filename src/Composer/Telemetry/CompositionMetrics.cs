using System.Diagnostics;
using System.Diagnostics.Metrics;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Telemetry;

/// <summary>Measures composing, and traces it.</summary>
public sealed class CompositionMetrics
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "BriefingBus.Composer";

    private static readonly ActivitySource Source = new(Name);

    private readonly Counter<long> items;
    private readonly Counter<long> briefings;
    private readonly Histogram<double> duration;
    private readonly Histogram<double> lateness;

    /// <summary>Creates the instruments.</summary>
    public CompositionMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        items = meter.CreateCounter<long>("briefingbus.items.stored", "{item}", "Items and revisions of items that were stored");
        briefings = meter.CreateCounter<long>("briefingbus.briefings.published", "{briefing}", "Briefings that were published, by edition");
        duration = meter.CreateHistogram<double>("briefingbus.compose.duration", "s", "Time to compose and store a briefing, by edition");
        lateness = meter.CreateHistogram<double>(
            "briefingbus.briefing.lateness", "s", "Time from a briefing's scheduled instant to its publication, by edition");
    }

    /// <summary>Starts the trace of a composition.</summary>
    public static Activity? Trace(ComposeBriefing request)
    {
        var trace = Source.StartActivity("compose");
        trace?.SetTag("briefingbus.edition", request.Edition);
        trace?.SetTag("briefingbus.scheduled_at", request.ScheduledAt);
        return trace;
    }

    /// <summary>Links the trace of a composition to those of the polls that its stories came from. A poll's trace id is its
    /// fetch id.</summary>
    public static void Link(Activity? trace, IEnumerable<Guid> fetches)
    {
        if (trace is null)
            return;
        foreach (var bytes in fetches.Distinct().Select(f => f.ToByteArray(bigEndian: true)))
            trace.AddLink(new ActivityLink(new ActivityContext(
                ActivityTraceId.CreateFromBytes(bytes), ActivitySpanId.CreateFromBytes(bytes.AsSpan(8)), ActivityTraceFlags.Recorded)));
    }

    /// <summary>Counts stored items.</summary>
    public void RecordItems(int stored) => items.Add(stored);

    /// <summary>Records a composed briefing.</summary>
    public void RecordComposition(string edition, TimeSpan took) => duration.Record(took.TotalSeconds, Tag(edition));

    /// <summary>Records a published briefing.</summary>
    public void RecordPublication(string edition, TimeSpan late)
    {
        briefings.Add(1, Tag(edition));
        lateness.Record(Math.Max(0, late.TotalSeconds), Tag(edition));
    }

    private static KeyValuePair<string, object?> Tag(string edition) => new("edition", edition);
}

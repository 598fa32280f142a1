using System.Diagnostics.Metrics;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>Measures cleaning.</summary>
public sealed class CleaningMetrics
{
    /// <summary>The meter's name.</summary>
    public const string Name = "BriefingBus.Cleaner";

    private readonly Counter<long> entries;
    private readonly Histogram<double> duration;

    /// <summary>Makes the instruments.</summary>
    public CleaningMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        entries = meter.CreateCounter<long>(
            "briefingbus.entries.cleaned", "{entry}", "Entries that were cleaned, by outcome: cleaned or failed");
        duration = meter.CreateHistogram<double>("briefingbus.clean.duration", "s", "Time to clean the new entries of one poll");
    }

    /// <summary>Records the entries of one poll.</summary>
    public void Record(int cleaned, int failed, TimeSpan took)
    {
        duration.Record(took.TotalSeconds);
        if (cleaned > 0)
            entries.Add(cleaned, new KeyValuePair<string, object?>("outcome", "cleaned"));
        if (failed > 0)
            entries.Add(failed, new KeyValuePair<string, object?>("outcome", "failed"));
    }
}

namespace BriefingBus.Fetcher.Polling;

/// <summary>When a process polls feeds without a request.</summary>
public sealed class PollingMode
{
    /// <summary>True to poll feeds when they are due.</summary>
    public bool OnSchedule { get; set; }

    /// <summary>True to poll every feed once at the start, due or not.</summary>
    public bool AtStart { get; set; }

    /// <summary>True for an in-memory bus: a killed process loses unconsumed messages, which must be fetched again.</summary>
    public bool BusDiesWithProcess { get; set; }
}

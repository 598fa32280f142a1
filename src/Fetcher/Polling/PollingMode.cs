namespace BriefingBus.Fetcher.Polling;

/// <summary>What makes a process poll feeds, besides requests for single feeds.</summary>
public sealed class PollingMode
{
    /// <summary>True to poll feeds when they are due.</summary>
    public bool OnSchedule { get; set; }

    /// <summary>True to poll every feed once at the start, due or not.</summary>
    public bool AtStart { get; set; }

    /// <summary>True where the bus lives in this process: messages that were not consumed when it is killed are gone, and have to be
    /// fetched again.</summary>
    public bool BusDiesWithProcess { get; set; }
}

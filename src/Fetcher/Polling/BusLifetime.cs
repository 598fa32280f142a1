namespace BriefingBus.Fetcher.Polling;

/// <summary>How long the bus keeps what is published.</summary>
public enum BusLifetime
{
    /// <summary>As long as the process lives: what was not consumed when it is killed is gone, and has to be fetched again.</summary>
    Process,

    /// <summary>Until it is consumed.</summary>
    Broker,
}

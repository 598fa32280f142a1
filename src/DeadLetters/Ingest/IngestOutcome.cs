namespace BriefingBus.DeadLetters.Ingest;

/// <summary>What a dead letter was for the table.</summary>
public enum IngestOutcome
{
    /// <summary>A message that was not there.</summary>
    Added,

    /// <summary>A copy of what is there: a process was killed between putting it among the dead letters and taking it off its own
    /// queue.</summary>
    Copy,

    /// <summary>The replay that was under way has failed.</summary>
    FailedAgain,

    /// <summary>It failed once more after it was resolved or discarded.</summary>
    Reopened,
}

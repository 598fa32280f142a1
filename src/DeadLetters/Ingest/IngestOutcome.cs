namespace BriefingBus.DeadLetters.Ingest;

/// <summary>The effect of a dead letter on the table.</summary>
public enum IngestOutcome
{
    /// <summary>A new message.</summary>
    Added,

    /// <summary>A copy of a known message: a process was killed after dead-lettering it and before removing it from its own
    /// queue.</summary>
    Copy,

    /// <summary>The replay in progress has failed.</summary>
    FailedAgain,

    /// <summary>It failed again after it was resolved or discarded.</summary>
    Reopened,
}

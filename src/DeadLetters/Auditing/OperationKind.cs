namespace BriefingBus.DeadLetters.Auditing;

/// <summary>What an operator asked for. The numbers are stored.</summary>
public enum OperationKind
{
    /// <summary>Sending messages back.</summary>
    Replay = 0,

    /// <summary>Sending one back with another body.</summary>
    Edit = 1,

    /// <summary>Setting messages aside.</summary>
    Park = 2,

    /// <summary>Discarding messages after they were written to a copy.</summary>
    Discard = 3,

    /// <summary>Importing messages from a copy.</summary>
    Import = 4,
}

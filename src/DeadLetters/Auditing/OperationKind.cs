namespace BriefingBus.DeadLetters.Auditing;

/// <summary>The kind of an operation. The numbers are stored.</summary>
public enum OperationKind
{
    /// <summary>Sending messages back.</summary>
    Replay = 0,

    /// <summary>Sending a message back with another body.</summary>
    Edit = 1,

    /// <summary>Parking messages.</summary>
    Park = 2,

    /// <summary>Discarding messages after writing them to a copy.</summary>
    Discard = 3,

    /// <summary>Importing messages from a copy.</summary>
    Import = 4,
}

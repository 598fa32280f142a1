namespace BriefingBus.Web.DeadLetters.Running;

/// <summary>What an operator has asked for.</summary>
public enum RunKind
{
    /// <summary>Sending letters back.</summary>
    Replay,

    /// <summary>Sending one back with another body.</summary>
    Edit,

    /// <summary>Setting letters aside.</summary>
    Park,

    /// <summary>Discarding letters after they were written to a copy.</summary>
    Discard,

    /// <summary>Taking letters back from a copy.</summary>
    Import,
}

namespace BriefingBus.DeadLetters;

/// <summary>What becomes of a letter that was visited.</summary>
public enum AfterVisit
{
    /// <summary>It stays where it is.</summary>
    Leave,

    /// <summary>It is removed: what should remain of it is safe elsewhere.</summary>
    Remove,

    /// <summary>It stays, and the round ends: no further letter need be visited.</summary>
    LeaveAndStop,
}

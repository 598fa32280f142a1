namespace BriefingBus.Delivery.Ledger;

/// <summary>A feed's trouble that an outlet tells, and the one briefing that it is told with.</summary>
public sealed class NotifiedIssue
{
    /// <summary>The outlet.</summary>
    public required string Outlet { get; init; }

    /// <summary>Identity of the trouble: feed, kind and since when.</summary>
    public required Guid TroubleId { get; init; }

    /// <summary>The briefing.</summary>
    public required Guid BriefingId { get; init; }
}

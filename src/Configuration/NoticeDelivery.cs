namespace BriefingBus.Configuration;

/// <summary>Whether an outlet gets notices to the operator: a briefing is late, a service fails, messages fail.</summary>
public enum NoticeDelivery
{
    /// <summary>Briefings alone.</summary>
    No,

    /// <summary>Briefings and notices.</summary>
    Also,

    /// <summary>Notices alone.</summary>
    Only,
}

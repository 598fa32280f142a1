namespace BriefingBus.Contracts;

/// <summary>Requests that stored briefings are published again, for subscribers that missed them.</summary>
public sealed record RepublishBriefings
{
    /// <summary>The edition's name, or null for every edition.</summary>
    public string? Edition { get; init; }

    /// <summary>The identity of the only briefing, or null for all.</summary>
    public Guid? BriefingId { get; init; }

    /// <summary>The earliest scheduled instant to publish.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Name of the only queue to send them to, or null to publish them to every subscriber.</summary>
    public string? ToQueue { get; init; }
}

namespace BriefingBus.Contracts;

/// <summary>Stored briefings were published again: the response to a <see cref="RepublishBriefings"/> that was sent as a request.</summary>
public sealed record BriefingsRepublished
{
    /// <summary>The number of briefings; 0 if the edition has none since then.</summary>
    public required int Briefings { get; init; }
}

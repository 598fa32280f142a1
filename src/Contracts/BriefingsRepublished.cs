namespace BriefingBus.Contracts;

/// <summary>Stored briefings were published again: the answer to a <see cref="RepublishBriefings"/> that was sent as a request.</summary>
public sealed record BriefingsRepublished
{
    /// <summary>How many; 0 if none of the edition is stored since then.</summary>
    public required int Briefings { get; init; }
}

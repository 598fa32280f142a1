using BriefingBus.FeedHealth;

namespace BriefingBus.Composer.Storage;

/// <summary>What a briefing was composed from besides items and earlier briefings: kept with it, since it changes with every
/// poll.</summary>
public sealed record CompositionContext
{
    /// <summary>True where it was made up after its hour.</summary>
    public bool Late { get; init; }

    /// <summary>What was known to be missing, in plain words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What was known of the edition's feeds.</summary>
    public required IReadOnlyList<FeedStatus> Feeds { get; init; }
}
